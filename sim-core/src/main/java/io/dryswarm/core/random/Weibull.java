package io.dryswarm.core.random;

/**
 * Lifetimes with a failure rate that falls (shape below 1) or grows (above 1). Inverse of the distribution function; one draw.
 *
 * @param shape greater than 0; 1 is the exponential
 * @param scale greater than 0; the 63.2th percentile
 */
public record Weibull(double shape, double scale) implements Distribution {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the parameter, its value and the range
   */
  public Weibull {
    Check.positive("shape", shape);
    Check.positive("scale", scale);
  }

  @Override
  public double sample(RandomStream stream) {
    return scale * StrictMath.pow(-StrictMath.log(stream.nextOpenDouble()), 1 / shape);
  }

  @Override
  public double mean() {
    return scale * StrictMath.exp(LogGamma.of(1 + 1 / shape));
  }
}
