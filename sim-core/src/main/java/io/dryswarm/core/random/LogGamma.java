package io.dryswarm.core.random;

/** Logarithm of the gamma function by Stirling's series; error below 1e-14 for arguments of 1 and more. */
final class LogGamma {
  private static final double HALF_LOG_2_PI = 0.9189385332046727;

  private LogGamma() {}

  /**
   * @param x at least 1
   */
  static double of(double x) {
    double shift = 0;
    double z = x;
    while (z < 12) { // the series wants a large argument: gamma(x) = gamma(x + 1) / x
      shift += StrictMath.log(z);
      z++;
    }
    double w = 1 / (z * z);
    double series =
        (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w * (1.0 / 1680 - w / 1188)))) / z;
    return (z - 0.5) * StrictMath.log(z) - z + HALF_LOG_2_PI + series - shift;
  }
}
