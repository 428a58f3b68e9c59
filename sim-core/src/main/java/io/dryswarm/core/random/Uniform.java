package io.dryswarm.core.random;

/**
 * Every value in [low, high) alike; one draw.
 *
 * @param low  at least 0
 * @param high at least {@code low}; equal bounds give a constant
 */
public record Uniform(double low, double high) implements Distribution {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the bound, its value and the range
   */
  public Uniform {
    Check.notNegative("low", low);
    Check.atLeast("high", high, low, "low");
  }

  @Override
  public double sample(RandomStream stream) {
    return low + (high - low) * stream.nextDouble();
  }

  @Override
  public double mean() {
    return low + (high - low) / 2;
  }
}
