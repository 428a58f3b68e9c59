package io.dryswarm.core.random;

/**
 * The exponential of a normal variable: the usual shape of service and response times. Usually one draw.
 *
 * @param mu    mean of the logarithm
 * @param sigma standard deviation of the logarithm, at least 0
 */
public record Lognormal(double mu, double sigma) implements Distribution {
  /** The 0.99 quantile of the standard normal distribution. */
  private static final double NORMAL_P99 = 2.3263478740408408;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the parameter, its value and the range
   */
  public Lognormal {
    Check.finite("mu", mu);
    Check.notNegative("sigma", sigma);
  }

  /**
   * The lognormal with this median and this 99th percentile, which is how people measure latency.
   *
   * @param median greater than 0
   * @param p99    at least {@code median}
   */
  public static Lognormal ofMedianAndP99(double median, double p99) {
    Check.positive("median", median);
    Check.atLeast("p99", p99, median, "median");
    double mu = StrictMath.log(median);
    return new Lognormal(mu, (StrictMath.log(p99) - mu) / NORMAL_P99);
  }

  /**
   * The lognormal with this mean and this coefficient of variation (standard deviation over mean).
   *
   * @param mean                   greater than 0
   * @param coefficientOfVariation at least 0
   */
  public static Lognormal ofMeanAndVariation(double mean, double coefficientOfVariation) {
    Check.positive("mean", mean);
    Check.notNegative("coefficientOfVariation", coefficientOfVariation);
    double variance = StrictMath.log1p(coefficientOfVariation * coefficientOfVariation);
    return new Lognormal(StrictMath.log(mean) - variance / 2, StrictMath.sqrt(variance));
  }

  @Override
  public double sample(RandomStream stream) {
    return Exp.exp(mu + sigma * Gaussian.next(stream));
  }

  @Override
  public double mean() {
    return StrictMath.exp(mu + sigma * sigma / 2);
  }
}
