package io.dryswarm.scenarios.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
  private static final Metrics METRICS = new Metrics(new Subjects(
      List.of("voters"), List.of("votes"), new TreeMap<>(), List.of(), List.of(), List.of()));

  private static Goal goal(String text) {
    return Goal.parse(text, METRICS);
  }

  @Test
  void aLimitHasTheUnitOfItsNumber() {
    Goal goal = goal("voters.latency.p99 < 250ms");

    assertEquals("voters.latency.p99", goal.metric());
    assertEquals(250e6, goal.limit());
    assertEquals(Goal.Kind.BELOW, goal.kind());
    assertTrue(goal.holds(249e6));
    assertFalse(goal.holds(250e6));
    assertEquals("voters.latency.p99 < 250ms", goal.toString());
  }

  /** As {@code expect} has it, and as people type it. */
  @Test
  void spacesAndAColonDoNotMatter() {
    assertEquals("voters.errors <= 0.5%", goal("voters.errors:<=0.5%").toString());
    assertEquals(Goal.Kind.ABOVE, goal("voters.ok >= 100").kind());
    assertEquals(Goal.Kind.EXACT, goal("votes.lost: == 0").kind());
    assertTrue(goal("votes.lost != 0").holds(1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      voters.latency.p99              | is no goal, expected METRIC
      voter.errors < 1%               | did you mean "voters.errors"?
      voters.errors < 5               | expected a percentage
      bottleneck == voters            | no number is called "bottleneck"
      """)
  void mistakesAreNamed(String text, String message) {
    String found =
        assertThrows(IllegalArgumentException.class, () -> goal(text)).getMessage();

    assertTrue(found.contains(message), found);
  }
}
