package io.dryswarm.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dryswarm.experiments.output.PlanJson;
import io.dryswarm.experiments.output.PlanText;
import io.dryswarm.scenarios.Overrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The voting application, planned by search and by running every candidate. */
class VotingPlanTest {
  private static final Path SCENARIO = Path.of("../scenarios/voting-capacity.yaml");
  private static final Overrides SHORT = Overrides.NONE
      .withDuration("65s")
      .withSeed(7)
      .with("warmup=20s")
      .with("users.voters.arrivals=40/s");
  private static final String REPLICAS = "stacks.vote.services.worker.deploy.replicas";
  private static final List<String> GOALS =
      List.of("votes.store_latency.p99 < 1s", "voters.errors < 1%");

  private static PlanFixture fixture(List<String> vary, Losses... losses) {
    return new PlanFixture(SCENARIO, SHORT, vary, GOALS, losses);
  }

  /** 40 votes a second need five workers of 9.5; four of them fit on a node. */
  @Test
  void theSearchFindsWhatEnumerationFinds() throws Exception {
    PlanFixture fixture = fixture(List.of("cluster.workers.count=1..3", REPLICAS + "=3..6"));
    List<Integer> enumerated = new ArrayList<>();
    for (int cell = 0; cell < fixture.grid.cells().size(); cell++) {
      if (fixture.meets(cell)) {
        enumerated.add(cell);
      }
    }

    Plan plan = fixture.plan(1);

    assertNotNull(plan.answer());
    assertEquals(enumerated.get(0), plan.answer().tried().cell().index());
    assertEquals(List.of("2", "5"), plan.answer().tried().cell().values());
    assertTrue(plan.tried().size() < fixture.grid.cells().size() * 2 / 3, plan.tried()::toString);
    assertEquals(List.of(), plan.violations());
    assertEquals("vote_worker.utilisation", plan.answer().bottleneck().name());
    assertEquals(render(plan), render(fixture.plan(3)), "threads do not show");
    assertObeysTheSchema(plan);
  }

  private static String render(Plan plan) throws Exception {
    return new PlanText(plan, 120).render() + new PlanJson(plan).render();
  }

  private static void assertObeysTheSchema(Plan plan) throws Exception {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(Files.readString(Path.of("../docs/plan.schema.json")), InputFormat.JSON);
    String json = new PlanJson(plan).render();

    assertEquals(List.of(), schema.validate(json, InputFormat.JSON));
    String broken = json.replace("\"met\"", "\"perhaps\"");
    assertFalse(schema.validate(broken, InputFormat.JSON).isEmpty(), broken);
  }

  /** With a node gone, two nodes are one: not enough. The third one is. */
  @Test
  void aLostNodeCostsANode() throws Exception {
    Plan plan = fixture(List.of("cluster.workers.count=2..3", REPLICAS + "=8"), new Losses.Any(1))
        .plan(2);

    assertEquals(
        List.of("2", "3"),
        plan.tried().stream().map(t -> t.cell().values().get(0)).toList());
    Tried two = plan.tried().get(0);
    assertTrue(two.outcomes().get(0).isMet(), "two nodes do while both are there");
    assertEquals(2, two.outcomes().size());
    assertTrue(plan.tried().get(1).outcomes().get(0).isMet());
  }

  @Test
  void whatCannotBeIsSaid() throws Exception {
    Plan plan = fixture(List.of("cluster.workers.count=1", REPLICAS + "=2,3"), new Losses.Any(1))
        .plan(2);

    assertNull(plan.answer());
    String text = new PlanText(plan, 120).render();
    assertTrue(text.contains("none of the candidates meets the goals"), text);
    assertTrue(text.contains("votes.store_latency.p99"), text);
  }

  /** Nodes are dear, replicas are cheap: with prices the cheapest one is found. */
  @Test
  void pricesDecide() throws Exception {
    PlanFixture fixture = fixture(List.of(REPLICAS + "=4,5,6", "cluster.workers.count=2,3"));

    Plan plan = fixture.plan(2, "cluster.workers.count=40", REPLICAS + "=1");

    assertEquals(List.of("5", "2"), plan.answer().tried().cell().values());
    assertEquals(85, plan.answer().tried().price());
  }

  /** Five workers move 47.5 votes a second: the goals break between 1 and 1.25 times 40. */
  @Test
  void headroomEndsWhereTheWorkersEnd() throws Exception {
    PlanFixture fixture = fixture(List.of("cluster.workers.count=2", REPLICAS + "=5"));
    fixture.headroom = true;

    Plan.Answer answer = fixture.plan(2).answer();

    Headroom headroom = answer.headroom();
    assertTrue(headroom.holds() >= 1 && headroom.holds() < 1.25, headroom::toString);
    assertTrue(headroom.breaks().getAsDouble() <= 1.25, headroom::toString);
    assertTrue(headroom.breaks().getAsDouble() / headroom.holds() <= 1.06, headroom::toString);
    assertEquals(1.19, answer.saturation(), 0.04);
    assertTrue(answer.knee() > 0.4 && answer.knee() < 1.1, () -> "" + answer.knee());
  }
}
