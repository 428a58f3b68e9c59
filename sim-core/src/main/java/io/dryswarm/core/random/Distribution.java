package io.dryswarm.core.random;

/** A distribution of non-negative values; immutable. Durations are in nanoseconds. */
public interface Distribution {
  /** One draw. */
  double sample(RandomStream stream);

  /** Expected value; {@link Double#POSITIVE_INFINITY} where it does not exist. */
  double mean();

  /** One draw as whole nanoseconds, at least 0, rounded to nearest. */
  default long sampleNs(RandomStream stream) {
    double value = sample(stream);
    return value <= 0 ? 0 : (long) (value + 0.5);
  }
}
