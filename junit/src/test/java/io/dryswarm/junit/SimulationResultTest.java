package io.dryswarm.junit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What a result can be asked, and what its failures say. */
@SimulationTest(SimulationTestTest.SMALL)
class SimulationResultTest {
  private static final String REPEAT =
      "\n  repeat: sim run " + SimulationTestTest.SMALL + " --seed 42";

  @Test
  void numbersHaveTheNamesOfExpectations(SimulationResult result) {
    assertEquals(0, result.share("people.errors"));
    assertTrue(result.count("people.requests") > 10);
    Duration p50 = result.duration("people.latency.p50");
    assertTrue(p50.toNanos() > 0 && p50.compareTo(Duration.ofSeconds(1)) < 0, p50::toString);
    assertEquals(p50.toNanos(), result.number("people.latency.p50"));
    assertTrue(result.metrics().contains("control.elections"));
  }

  @Test
  void aNameThatIsNoneComesWithTheNearest(SimulationResult result) {
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> result.count("people.request"));
    assertEquals(
        "no number is called \"people.request\"; did you mean \"people.requests\"?",
        unknown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> result.duration("people.requests"));
    assertThrows(IllegalArgumentException.class, () -> result.assertThat("people.ok", "< soon"));
  }

  @Test
  void failuresCarryTheRepeatCommand(SimulationResult result) {
    result.assertThat("people.latency.p99", "< 1s");
    AssertionFailedError failed =
        assertThrows(AssertionFailedError.class, () -> result.assertThat("people.errors", "> 1%"));
    assertEquals(
        SimulationTestTest.SMALL + ", seed 42: expected people.errors: > 1%, found 0%" + REPEAT,
        failed.getMessage());
  }

  @Test
  void placementsComeWithTheirReasons(SimulationResult result) {
    assertEquals(2, result.placements("web").size());
    assertEquals(2, result.placements("s_web").size());
    assertEquals(result.nodeOf("web.1"), result.nodeOf("s_web.1#1"));
    AssertionFailedError failed =
        assertThrows(AssertionFailedError.class, () -> result.assertPlaced("web.1", "nowhere"));
    assertTrue(
        failed.getMessage().contains("expected s_web.1#1 on nowhere, found it on "),
        failed::getMessage);
    assertTrue(failed.getMessage().endsWith(REPEAT), failed::getMessage);
    assertTrue(result.explain("web.1").contains("s_web.1"));
    assertThrows(IllegalArgumentException.class, () -> result.nodeOf("wbe.1"));
  }

  @Test
  void theTimelineIsThatOfTheReport(SimulationResult result) {
    assertTrue(result.timeline().stream()
        .anyMatch(
            event -> event.actor().equals("s_web.1") && event.text().startsWith("running on")));
  }

  @Test
  void aGoldenFileIsHeld(SimulationResult result, @TempDir Path folder) throws IOException {
    String file = folder.resolve("small.golden").toString();
    AssertionFailedError missing =
        assertThrows(AssertionFailedError.class, () -> result.assertGolden(file));
    assertTrue(missing.getMessage().contains("make it with -Ddryswarm.updateGolden=true"));

    System.setProperty("dryswarm.updateGolden", "true");
    try {
      result.assertGolden(file);
    } finally {
      System.clearProperty("dryswarm.updateGolden");
    }
    assertDoesNotThrow(() -> result.assertGolden(file));
    String node = result.nodeOf("web.1");
    Files.writeString(
        Path.of(file),
        Files.readString(Path.of(file)).replaceFirst("(web.1#1  \\S+)  \\S+", "$1  elsewhere"));
    AssertionFailedError differs =
        assertThrows(AssertionFailedError.class, () -> result.assertGolden(file));
    assertTrue(
        differs
            .getMessage()
            .contains("task s_web.1#1 went to " + node + " instead of elsewhere because "),
        differs::getMessage);
  }

  @SimulationTest(
      value = SimulationTestTest.SMALL,
      set = {
        "policies.load_balancer=oldest-first",
        "policies.placement=[not-on-managers]",
        "stacks.s.services.web.deploy.replicas=4"
      })
  void policiesOfTheUserAreUsedByName(SimulationResult result) {
    result.assertThat("web.tasks_on(manager-1)", "== 0");
    assertTrue(result.explain("web.1").contains("managers take no tasks"), result.explain("web.1"));
    List<String> nodes =
        result.placements("web").stream().map(SimulationResult.Placement::node).toList();
    assertEquals(4, nodes.size());
  }

  @SimulationTest(value = SimulationTestTest.SMALL, set = "stacks.s.services.web.deploy.replicas=6")
  void withoutItsNameAFilterDoesNothing(SimulationResult result) {
    result.assertThat("web.tasks_on(manager-1)", "> 0");
  }

  @Test
  void anUnknownPolicyIsAMistakeOfTheScenario() {
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class,
        () -> Simulation.of(SimulationTestTest.SMALL)
            .set("policies.placement=[not-on-manager]")
            .run());
    assertTrue(
        refused
            .getMessage()
            .contains("no placement filter is called \"not-on-manager\";"
                + " did you mean \"not-on-managers\"?"),
        refused::getMessage);
  }
}
