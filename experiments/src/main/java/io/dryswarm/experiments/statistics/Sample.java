package io.dryswarm.experiments.statistics;

/** Mean and spread of numbers, by Welford's sums: no digits are lost where the spread is small against the mean. */
public final class Sample {
  private long count;
  private double mean;
  private double squares;

  public static Sample of(double... values) {
    Sample sample = new Sample();
    for (double value : values) {
      sample.add(value);
    }
    return sample;
  }

  /**
   * @throws IllegalArgumentException if the value is not finite
   */
  public void add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value: " + value + ", expected a finite number");
    }
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  public long count() {
    return count;
  }

  /** Mean of the values; NaN without any. */
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Unbiased variance; NaN for fewer than two values. */
  public double variance() {
    return count < 2 ? Double.NaN : squares / (count - 1);
  }

  /** Standard error of the mean; NaN for fewer than two values. */
  public double standardError() {
    return Math.sqrt(variance() / count);
  }
}
