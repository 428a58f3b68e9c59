package io.dryswarm.models.update;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.spec.UpdateConfig;
import org.junit.jupiter.api.Test;

class FailureCountTest {
  private static final long MONITOR_NS = 100;

  private static FailureCount count(double maxRatio, int slots) {
    return new FailureCount(
        new UpdateConfig(
            1,
            0,
            UpdateConfig.FailureAction.PAUSE,
            MONITOR_NS,
            maxRatio,
            UpdateConfig.Order.STOP_FIRST),
        slots);
  }

  @Test
  void aTaskThatEndsBeforeItRanHasFailed() {
    FailureCount count = count(0, 3);
    count.created(1);

    assertTrue(count.isOneTooMany(1, 1_000_000));
  }

  @Test
  void aTaskThatEndsWithinTheMonitorTimeHasFailed() {
    FailureCount count = count(0, 3);
    count.created(1);
    count.created(2);
    count.ran(1, 50);
    count.ran(2, 50);

    assertFalse(count.isOneTooMany(1, 151));
    assertTrue(count.isOneTooMany(2, 150));
  }

  @Test
  void tasksOfOthersDoNotCount() {
    assertFalse(count(0, 3).isOneTooMany(1, 0));
  }

  @Test
  void theRatioMayBeReachedButNotExceeded() {
    FailureCount count = count(0.5, 4);
    for (int task = 1; task <= 4; task++) {
      count.created(task);
    }

    assertFalse(count.isOneTooMany(1, 0));
    assertFalse(count.isOneTooMany(1, 0), "seen before");
    assertFalse(count.isOneTooMany(2, 0), "2 of 4 is not more than half");
    assertTrue(count.isOneTooMany(3, 0));
  }

  @Test
  void ratiosAreComparedInSinglePrecision() {
    FailureCount count = count(0.1, 10);
    count.created(1);

    assertFalse(count.isOneTooMany(1, 0), "in double precision 0.1f is more than 0.1");
  }
}
