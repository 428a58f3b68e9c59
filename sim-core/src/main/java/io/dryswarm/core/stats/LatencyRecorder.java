package io.dryswarm.core.stats;

import org.HdrHistogram.Histogram;

/** Distribution of latencies in nanoseconds, to three significant digits. Grows with the largest value; no upper limit. */
public final class LatencyRecorder {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);

  /**
   * Records one latency.
   *
   * @throws IllegalArgumentException if {@code latencyNs < 0}
   */
  public void record(long latencyNs) {
    if (latencyNs < 0) {
      throw new IllegalArgumentException("latencyNs is " + latencyNs + ", expected >= 0");
    }
    histogram.recordValue(latencyNs);
  }

  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * Smallest latency that at least this share of the observations does not exceed, within 0.1 %; 0 if there are none.
   *
   * @param quantile 0 to 1, for example 0.99
   */
  public long quantileNs(double quantile) {
    if (!(quantile >= 0 && quantile <= 1)) {
      throw new IllegalArgumentException("quantile is " + quantile + ", expected 0 to 1");
    }
    return count() == 0 ? 0 : histogram.getValueAtPercentile(100 * quantile);
  }

  /** Mean, within 0.1 %; 0 if there are no observations. */
  public double meanNs() {
    return count() == 0 ? 0 : histogram.getMean();
  }

  /** Largest latency, within 0.1 %; 0 if there are no observations. */
  public long maxNs() {
    return count() == 0 ? 0 : histogram.getMaxValue();
  }

  /** How many latencies were at most {@code limitNs}, within the resolution. */
  public long countUpTo(long limitNs) {
    return limitNs < 0 ? 0 : histogram.getCountBetweenValues(0, limitNs);
  }

  /** Adds all observations of another recorder. */
  public void add(LatencyRecorder other) {
    histogram.add(other.histogram);
  }

  /** Forgets the observations: the warm-up has ended. */
  public void reset() {
    histogram.reset();
  }

  /** A copy of the histogram, for histogram logs. */
  public Histogram toHistogram() {
    return histogram.copy();
  }
}
