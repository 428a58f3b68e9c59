package io.dryswarm.conformance.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Recordings;
import io.dryswarm.conformance.Verdict;
import io.dryswarm.models.engine.EngineProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our decisions against all recorded ones of SwarmKit's own scheduler, constraints, orchestrators and updater. */
class RecordedDecisionsTest {
  private static final int ORDERS = 50;

  /**
   * Numbers of cases and steps, so that nothing drops out unnoticed. Of every fifty placements judged (a begun fifty counts) at most one may
   * hold a number never recorded for a node.
   */
  @ParameterizedTest
  @CsvSource({
    "scheduler-basic.json, 20.10, 300, 424",
    "scheduler-handmade.json, 20.10, 85, 117",
    "scheduler-preferences.json, 20.10, 100, 163",
    "scheduler-dynamic.json, 20.10, 106, 367",
    "scheduler-mixed.json, 20.10, 66, 99",
    "scheduler-loop-fixed.json, 28, 7, 13"
  })
  void theSchedulerDecidesAsRecorded(String file, String engine, int cases, int steps) {
    EngineProfile profile = EngineProfile.named(engine).orElseThrow();
    JsonNode all = Recordings.json("swarmkit/" + file).get("cases");
    List<String> differences = new ArrayList<>();
    List<StepOutcome> outcomes = new ArrayList<>();
    for (JsonNode recorded : all) {
      String id = recorded.get("id").asText();
      for (StepOutcome outcome : new SchedulerCase(recorded).outcomes(profile)) {
        outcomes.add(outcome);
        addDifference(id, outcome.finding("step"), differences);
      }
    }

    assertEquals("", String.join("\n", differences));
    assertEquals(cases, all.size());
    assertEquals(steps, outcomes.size());
    int judged = outcomes.stream().mapToInt(StepOutcome::judged).sum();
    int unseen = outcomes.stream().mapToInt(StepOutcome::unseen).sum();
    assertTrue(unseen <= (judged + 49) / 50, () -> unseen + " of " + judged + " never seen");
  }

  /** How often is left to chance; Go's order of small maps is far from uniform. */
  @ParameterizedTest
  @CsvSource({
    "scheduler-handmade.json, 1",
    "scheduler-preferences.json, 5",
    "scheduler-mixed.json, 1",
  })
  void theOldSchedulerSticksWhereTheRealOneHung(String file, int cases) {
    int found = 0;
    for (JsonNode recorded : Recordings.json("swarmkit/" + file).get("cases")) {
      JsonNode last = recorded.get("steps").get(recorded.get("steps").size() - 1);
      if (last.get("expect").has("schedulerEndlessLoop")) {
        found++;
        String id = recorded.get("id").asText();
        assertTrue(stuckIn(recorded, EngineProfile.V20_10) > 0, id);
        assertEquals(0, stuckIn(recorded, EngineProfile.V28), id);
      }
    }
    assertEquals(cases, found);
  }

  private static int stuckIn(JsonNode recorded, EngineProfile engine) {
    int stuck = 0;
    for (long seed = 1; seed <= ORDERS; seed++) {
      SchedulerPlay played = new SchedulerPlay(recorded, seed, engine);
      recorded.get("steps").forEach(played::play);
      stuck += played.isStuck() ? 1 : 0;
    }
    return stuck;
  }

  @Test
  void timelinesRunAsRecorded() {
    List<String> differences = new ArrayList<>();
    JsonNode all = Recordings.json("swarmkit/orchestrator.json").get("cases");
    for (JsonNode recorded : all) {
      TimelineCase timeline = new TimelineCase(recorded);
      timeline.play().forEach(finding -> addDifference(timeline.id(), finding, differences));
    }

    assertEquals("", String.join("\n", differences));
    assertEquals(88, all.size());
  }

  @Test
  void constraintsAreRefusedAndMatchAsRecorded() {
    List<String> differences = new ArrayList<>();
    JsonNode root = Recordings.json("swarmkit/constraints.json");
    for (JsonNode recorded : root.get("cases")) {
      ConstraintCase row = new ConstraintCase(recorded, root.get("meta").get("nodes"));
      row.play().forEach(finding -> addDifference(row.note(), finding, differences));
    }

    assertEquals("", String.join("\n", differences));
    assertEquals(152, root.get("cases").size());
  }

  private static void addDifference(String id, Finding finding, List<String> differences) {
    if (finding.verdict() != Verdict.PASSED) {
      differences.add(id + " " + finding.what() + ": " + finding.simulated());
    }
  }
}
