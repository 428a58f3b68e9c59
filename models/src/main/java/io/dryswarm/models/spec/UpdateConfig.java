package io.dryswarm.models.spec;

/**
 * How a service's tasks are replaced by an update or a rollback. Source of the defaults: control-plane facts 8.1.
 *
 * @param parallelism     slots at a time; 0 = all
 * @param delayNs         pause of one worker between its slots, nanoseconds
 * @param monitorNs       how long after it runs a new task's end still counts as a failure, nanoseconds; default 5 s
 * @param maxFailureRatio failed tasks to slots, 0 to 1; more than this starts the failure action
 */
public record UpdateConfig(
    int parallelism,
    long delayNs,
    FailureAction onFailure,
    long monitorNs,
    double maxFailureRatio,
    Order order) {
  public static final long DEFAULT_MONITOR_NS = 5_000_000_000L;

  public static final UpdateConfig DEFAULT =
      new UpdateConfig(1, 0, FailureAction.PAUSE, DEFAULT_MONITOR_NS, 0, Order.STOP_FIRST);

  /** What happens once too many new tasks have failed. */
  public enum FailureAction {
    PAUSE,
    CONTINUE,
    ROLLBACK
  }

  /** Whether the old task of a slot stops before the new one starts, or the new one runs before the old one stops. */
  public enum Order {
    STOP_FIRST,
    START_FIRST
  }
}
