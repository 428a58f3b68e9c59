package io.dryswarm.experiments.statistics;

/**
 * When to stop running replications: as soon as the interval is narrow enough for the value, or at the most that may be run.
 *
 * @param relative  wanted half width over the value, above 0
 * @param level     confidence, above 0 and below 1
 * @param atLeast   replications before the question is asked, at least 2: a few that happen to agree say nothing
 * @param atMost    replications after which it ends all the same, at least {@code atLeast}
 */
public record PrecisionRule(double relative, double level, int atLeast, int atMost) {
  public PrecisionRule {
    Level.check(level);
    if (!(relative > 0)) {
      throw new IllegalArgumentException("relative: " + relative + ", expected above 0");
    }
    if (atLeast < 2 || atMost < atLeast) {
      throw new IllegalArgumentException(
          "replications: " + atLeast + " to " + atMost + ", expected at least 2, ascending");
    }
  }

  /** Whether these replications are enough. */
  public boolean isEnough(Sample sample) {
    return sample.count() >= atMost
        || sample.count() >= atLeast && isPrecise(MeanInterval.of(sample, level));
  }

  /** Whether the interval is as narrow as wanted, however the replications ended. */
  public boolean isPrecise(Interval interval) {
    return interval.relativePrecision() <= relative;
  }
}
