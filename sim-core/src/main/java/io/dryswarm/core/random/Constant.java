package io.dryswarm.core.random;

/**
 * Always the same value; draws nothing.
 *
 * @param value at least 0
 */
public record Constant(double value) implements Distribution {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if {@code value} is negative or not finite
   */
  public Constant {
    Check.notNegative("value", value);
  }

  @Override
  public double sample(RandomStream stream) {
    return value;
  }

  @Override
  public double mean() {
    return value;
  }
}
