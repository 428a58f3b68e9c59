package io.dryswarm.experiments.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** A quantile of independent values with an interval that asks nothing of their distribution: its ends are values of the sample. */
public final class QuantileInterval {
  private QuantileInterval() {}

  /**
   * @param values      independent, in any order
   * @param probability of the quantile, above 0 and below 1
   * @throws IllegalArgumentException if the sample is too small to hold the quantile between two of its values with this confidence
   */
  public static Interval of(double[] values, double probability, double level) {
    Level.check(level);
    Level.check(probability);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int lower = lowerRank(sorted.length, probability, level);
    int upper = upperRank(sorted.length, probability, level);
    if (lower < 0 || upper >= sorted.length) {
      throw new IllegalArgumentException("values: " + sorted.length
          + ", expected more for a quantile of " + probability + " at a confidence of " + level);
    }
    int at = (int) Math.ceil(probability * sorted.length) - 1;
    double value = Math.min(sorted[upper], Math.max(sorted[lower], sorted[at]));
    return new Interval(value, sorted[lower], sorted[upper], level);
  }

  /** The highest rank, from 0, with at most half of the doubt below it; -1 if there is none. */
  private static int lowerRank(int count, double probability, double level) {
    BinomialDistribution below = BinomialDistribution.of(count, probability);
    int rank = below.inverseCumulativeProbability((1 - level) / 2);
    while (rank >= 0 && below.cumulativeProbability(rank) > (1 - level) / 2) {
      rank--;
    }
    return rank;
  }

  /** The lowest rank, from 0, with at most half of the doubt above it; the count if there is none. */
  private static int upperRank(int count, double probability, double level) {
    return BinomialDistribution.of(count, probability)
        .inverseCumulativeProbability((1 + level) / 2);
  }
}
