package io.dryswarm.scenarios.expect;

import java.util.Set;

/** Which way of a number is the better one for who runs the application. */
public enum Direction {
  LOWER,
  HIGHER,
  /** Neither by itself: utilisation, number of commits. */
  NEITHER;

  private static final Set<String> HIGHER_COUNTS =
      Set.of("ok", "accepted", "stored", "served", "fewest_serving", "completed_tasks");
  private static final Set<String> LOWER_COUNTS = Set.of(
      "failed",
      "retried",
      "waiting",
      "lost",
      "stranded",
      "peak_queue",
      "mean_queue",
      "max_queue",
      "restarts",
      "pending_tasks",
      "failed_tasks",
      "tasks_lost",
      "elections",
      "refused",
      "errors");

  /**
   * @param metric as expectations name it: {@code voters.latency.p99}
   */
  public static Direction of(String metric, Unit unit) {
    String last = metric.substring(metric.lastIndexOf('.') + 1);
    if (unit == Unit.DURATION || LOWER_COUNTS.contains(last)) {
      return LOWER;
    }
    return HIGHER_COUNTS.contains(last) ? HIGHER : NEITHER;
  }
}
