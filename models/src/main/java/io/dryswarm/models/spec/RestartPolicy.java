package io.dryswarm.models.spec;

/**
 * When a finished task is replaced. Source of the defaults: control-plane facts 7.1.
 *
 * @param delayNs     time between the creation of the replacement and its start, nanoseconds; default 5 s
 * @param maxAttempts replacements per slot inside the window; 0 = no limit
 * @param windowNs    how far back replacements count, nanoseconds; 0 = for ever
 */
public record RestartPolicy(Condition condition, long delayNs, long maxAttempts, long windowNs) {
  /** Which ends of a task call for a replacement. */
  public enum Condition {
    NONE,
    ON_FAILURE,
    ANY
  }

  public static final RestartPolicy DEFAULT =
      new RestartPolicy(Condition.ANY, 5_000_000_000L, 0, 0);
}
