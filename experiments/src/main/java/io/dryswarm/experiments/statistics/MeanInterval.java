package io.dryswarm.experiments.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's interval for the mean of independent values, for example one per replication. */
public final class MeanInterval {
  private MeanInterval() {}

  /**
   * @param sample at least two values
   * @param level  confidence, above 0 and below 1
   * @throws IllegalArgumentException for fewer than two values
   */
  public static Interval of(Sample sample, double level) {
    Level.check(level);
    if (sample.count() < 2) {
      throw new IllegalArgumentException(
          "sample: " + sample.count() + " values, expected at least 2");
    }
    double half = quantile((double) sample.count() - 1, level) * sample.standardError();
    return new Interval(sample.mean(), sample.mean() - half, sample.mean() + half, level);
  }

  private static double quantile(double degreesOfFreedom, double level) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
  }

  /** Two-sided p-value of the hypothesis that the mean is 0; 1 or 0 where all values are equal. */
  static double pValueOfZero(Sample sample) {
    double error = sample.standardError();
    if (error == 0) {
      return sample.mean() == 0 ? 1 : 0;
    }
    return 2
        * TDistribution.of((double) sample.count() - 1)
            .survivalProbability(Math.abs(sample.mean()) / error);
  }
}
