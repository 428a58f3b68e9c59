package io.dryswarm.core.random;

/**
 * Heavy tail: {@code P(X > x) = (scale / x)^shape}. Inverse of the distribution function; one draw.
 *
 * @param shape greater than 0; up to 1 the mean is infinite, up to 2 the variance
 * @param scale greater than 0; the smallest value
 */
public record Pareto(double shape, double scale) implements Distribution {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the parameter, its value and the range
   */
  public Pareto {
    Check.positive("shape", shape);
    Check.positive("scale", scale);
  }

  @Override
  public double sample(RandomStream stream) {
    return scale * StrictMath.pow(stream.nextOpenDouble(), -1 / shape);
  }

  @Override
  public double mean() {
    return shape > 1 ? scale * shape / (shape - 1) : Double.POSITIVE_INFINITY;
  }
}
