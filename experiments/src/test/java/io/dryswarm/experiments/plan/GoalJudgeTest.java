package io.dryswarm.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.experiments.plan.GoalResult.Status;
import io.dryswarm.scenarios.expect.Goal;
import io.dryswarm.scenarios.expect.Metrics;
import io.dryswarm.scenarios.expect.Subjects;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GoalJudgeTest {
  private static final Metrics METRICS = new Metrics(
      new Subjects(List.of("people"), List.of(), new TreeMap<>(), List.of(), List.of(), List.of()));

  private static GoalResult judge(String goal, double... values) {
    List<OptionalDouble> runs = Arrays.stream(values)
        .mapToObj(v -> Double.isNaN(v) ? OptionalDouble.empty() : OptionalDouble.of(v))
        .toList();
    return GoalJudge.judge(Goal.parse(goal, METRICS), runs, 0.95);
  }

  @Test
  void theIntervalDecides() {
    assertEquals(Status.MET, judge("people.requests < 10", 5, 6, 5, 6).status());
    assertEquals(Status.OPEN, judge("people.requests < 10", 5, 14, 5, 14).status());
    assertEquals(Status.MISSED, judge("people.requests < 10", 15, 16, 15, 16).status());
    assertEquals(Status.MET, judge("people.requests >= 10", 15, 16, 15, 16).status());
    assertEquals(Status.MISSED, judge("people.requests >= 10", 5, 6, 5, 6).status());
  }

  /** The mean of four is on the good side, and that is not enough. */
  @Test
  void aMeanAloneIsNoEvidence() {
    GoalResult result = judge("people.requests < 10", 2, 2, 2, 20);

    assertEquals(6.5, result.estimate().value());
    assertEquals(Status.OPEN, result.status());
  }

  @Test
  void equalRunsNeedNoInterval() {
    assertEquals(Status.MET, judge("people.errors < 1%", 0, 0, 0).status());
    assertEquals(Status.MET, judge("people.errors <= 1%", 0.01, 0.01).status());
    assertEquals(Status.MISSED, judge("people.errors < 1%", 0.01, 0.01).status());
  }

  @Test
  void equalityIsAskedOfEveryRun() {
    assertEquals(Status.MET, judge("people.failed == 0", 0, 0, 0).status());
    GoalResult once = judge("people.failed == 0", 0, 0, 1);

    assertEquals(Status.MISSED, once.status());
    assertEquals(1, once.against());
  }

  /** No answer at all is no good answer. */
  @Test
  void aRunWithoutAValueMisses() {
    GoalResult result = judge("people.latency.p99 < 1s", 5, Double.NaN, 5);

    assertEquals(Status.MISSED, result.status());
    assertEquals(1, result.without());
    assertNull(result.estimate());
  }

  /** Three looks share the doubt of 5 %. */
  @Test
  void looksShareTheDoubt() {
    Looks looks = new Looks(4, 16, 0.95);

    assertEquals(List.of(4, 8, 16), looks.counts());
    assertEquals(1 - 0.05 / 3, looks.levelOfEach(), 1e-12);
    assertEquals(List.of(5, 10, 12), new Looks(5, 12, 0.95).counts());
    assertEquals(List.of(6), new Looks(6, 6, 0.9).counts());
    assertThrows(IllegalArgumentException.class, () -> new Looks(1, 5, 0.95));
  }
}
