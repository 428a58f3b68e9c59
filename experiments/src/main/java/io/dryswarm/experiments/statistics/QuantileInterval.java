package io.dryswarm.experiments.statistics;

import java.util.Arrays;
import java.util.Optional;
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
    return find(values, probability, level)
        .orElseThrow(() -> new IllegalArgumentException("values: " + values.length
            + ", expected more for a quantile of " + probability + " at a confidence of "
            + level));
  }

  /** The same; nothing if the sample is too small. */
  public static Optional<Interval> find(double[] values, double probability, double level) {
    Level.check(level);
    Level.check(probability);
    double[] sorted = sorted(values);
    int lower = lowerRank(sorted.length, probability, level);
    int upper = upperRank(sorted.length, probability, level);
    if (lower < 0 || upper >= sorted.length) {
      return Optional.empty();
    }
    double value = Math.min(sorted[upper], Math.max(sorted[lower], estimate(values, probability)));
    return Optional.of(new Interval(value, sorted[lower], sorted[upper], level));
  }

  /**
   * The quantile alone: the smallest value that so many do not exceed.
   *
   * @param values at least one
   */
  public static double estimate(double[] values, double probability) {
    return sorted(values)[Math.max(0, (int) Math.ceil(probability * values.length) - 1)];
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
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
