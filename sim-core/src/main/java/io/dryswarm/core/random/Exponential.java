package io.dryswarm.core.random;

/**
 * Memoryless waiting times: gaps of a Poisson process. Inverse of the distribution function; one draw.
 *
 * @param mean greater than 0; the rate is {@code 1 / mean}
 */
public record Exponential(double mean) implements Distribution {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if {@code mean} is not a positive number
   */
  public Exponential {
    Check.positive("mean", mean);
  }

  @Override
  public double sample(RandomStream stream) {
    return -StrictMath.log(stream.nextOpenDouble()) * mean;
  }
}
