package io.dryswarm.core.random;

/**
 * Sum of {@code shape} exponential phases (also for fractional shapes). Marsaglia and Tsang, "A Simple Method for Generating Gamma
 * Variables" (2000); a shape below 1 takes one more draw.
 *
 * @param shape greater than 0; 1 is the exponential, large values approach a constant
 * @param scale greater than 0; the mean is {@code shape * scale}
 */
public record Gamma(double shape, double scale) implements Distribution {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the parameter, its value and the range
   */
  public Gamma {
    Check.positive("shape", shape);
    Check.positive("scale", scale);
  }

  @Override
  public double sample(RandomStream stream) {
    if (shape >= 1) {
      return scale * standard(shape, stream);
    }
    double boost = StrictMath.pow(stream.nextOpenDouble(), 1 / shape);
    return scale * boost * standard(shape + 1, stream);
  }

  private static double standard(double shape, RandomStream stream) {
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = Gaussian.next(stream);
      double root = 1 + c * x;
      if (root > 0) {
        double v = root * root * root;
        double bound = 0.5 * x * x + d - d * v + d * StrictMath.log(v);
        if (StrictMath.log(stream.nextOpenDouble()) < bound) {
          return d * v;
        }
      }
    }
  }

  @Override
  public double mean() {
    return shape * scale;
  }
}
