package io.dryswarm.experiments.statistics;

/**
 * A value with the range that holds the true one with some confidence.
 *
 * @param value best estimate
 * @param lower lower end, &le; {@code value}
 * @param upper upper end, &ge; {@code value}
 * @param level confidence, above 0 and below 1
 */
public record Interval(double value, double lower, double upper, double level) {
  public Interval {
    Level.check(level);
    if (!(lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "interval: " + lower + " to " + upper + " does not hold " + value);
    }
  }

  /** Half of the interval's width. */
  public double halfWidth() {
    return (upper - lower) / 2;
  }

  /** Half width over the size of the value; infinite for a value of 0 that is not exact. */
  public double relativePrecision() {
    double half = halfWidth();
    return half == 0 ? 0 : half / Math.abs(value);
  }

  /** Whether the interval holds this value, its ends included. */
  public boolean contains(double other) {
    return lower <= other && other <= upper;
  }
}
