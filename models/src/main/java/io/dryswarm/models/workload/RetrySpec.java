package io.dryswarm.models.workload;

import io.dryswarm.core.random.RandomStream;

/**
 * Whether, when and how often a failed request is sent again.
 *
 * @param most     tries after the first one; 0 = none
 * @param baseNs   pause before the first of them, nanoseconds
 * @param growth   each pause is so many times the one before: 1 constant, 2 exponential
 * @param capNs    longest pause, nanoseconds
 * @param jitter   whether a pause is drawn evenly from 0 up to its length, so that clients do not come in waves
 * @param answers  whether a bad answer (HTTP 500) is reason enough, besides a failed connection or silence
 * @param budget   further tries per first try, in the long run; {@link #NO_BUDGET} = as many as asked for
 */
public record RetrySpec(
    int most,
    long baseNs,
    double growth,
    long capNs,
    boolean jitter,
    boolean answers,
    double budget) {
  public static final double NO_BUDGET = Double.POSITIVE_INFINITY;
  public static final RetrySpec NONE = new RetrySpec(0, 0, 1, 0, false, false, NO_BUDGET);

  /** What a budget lets through at once, before anything was earned. */
  private static final double RESERVE = 10;

  /**
   * Whether another try may follow.
   *
   * @param tries made so far, &ge; 1
   */
  boolean allows(int tries, FailureCause cause) {
    return tries <= most && (answers || !cause.isAnswer());
  }

  /**
   * Pause before the next try, nanoseconds.
   *
   * @param tries made so far, &ge; 1
   */
  long pauseNs(int tries, RandomStream stream) {
    double pauseNs = Math.min((double) capNs, (double) baseNs * StrictMath.pow(growth, tries - 1));
    return (long) (jitter ? pauseNs * stream.nextDouble() : pauseNs);
  }

  /** Tries that are saved up: each request earns a share, each further try costs one. */
  static final class Budget {
    private double saved = RESERVE;

    void earn(RetrySpec spec) {
      saved = Math.min(RESERVE, saved + spec.budget());
    }

    boolean spend(RetrySpec spec) {
      if (spec.budget() == NO_BUDGET) {
        return true;
      } else if (saved < 1) {
        return false;
      }
      saved -= 1;
      return true;
    }
  }
}
