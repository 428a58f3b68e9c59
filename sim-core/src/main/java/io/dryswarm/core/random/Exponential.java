package io.dryswarm.core.random;

/**
 * Memoryless waiting times: gaps of a Poisson process. Inverse of the distribution function; one draw.
 *
 * @param mean greater than 0; the rate is {@code 1 / mean}
 * @throws IllegalArgumentException if {@code mean} is not a positive number
 */
public record Exponential(double mean) implements Distribution {
  public Exponential {
    Check.positive("mean", mean);
  }

  @Override
  public double sample(RandomStream stream) {
    return -StrictMath.log(stream.nextOpenDouble()) * mean;
  }
}
