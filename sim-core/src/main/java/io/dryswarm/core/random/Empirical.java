package io.dryswarm.core.random;

import java.util.Arrays;

/**
 * Measured values, each as likely as any other; one draw.
 *
 * @param values at least one, each at least 0; copied
 */
public record Empirical(double[] values) implements Distribution {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the element, its value and the range
   */
  public Empirical {
    Check.notEmpty("values", values.length);
    values = values.clone();
    for (int i = 0; i < values.length; i++) {
      Check.notNegative("values[" + i + "]", values[i]);
    }
  }

  @Override
  public double sample(RandomStream stream) {
    return values[stream.nextInt(values.length)];
  }

  @Override
  public double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** A copy. */
  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Empirical that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Empirical[values=" + Arrays.toString(values) + "]";
  }
}
