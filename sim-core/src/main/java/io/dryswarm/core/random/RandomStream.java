package io.dryswarm.core.random;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** One stream of random numbers: the JDK's L64X128MixRandom, whose sequence a test pins on every JDK. */
public final class RandomStream {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final RandomGenerator generator;

  RandomStream(long seed) {
    this.generator = FACTORY.create(seed);
  }

  public long nextLong() {
    return generator.nextLong();
  }

  /** Uniform in [0, 1): the upper 53 bits of the next number. */
  public double nextDouble() {
    return (generator.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in (0, 1), for logarithms. */
  public double nextOpenDouble() {
    return ((generator.nextLong() >>> 11) + 0.5) * 0x1.0p-53;
  }

  /** Uniform in 0..bound-1, {@code bound >= 1}. */
  public int nextInt(int bound) {
    return (int) (((generator.nextLong() >>> 33) * bound) >>> 31);
  }

  /** Uniform in [low, high), {@code high > low}. */
  public long nextLong(long low, long high) {
    return low + (long) (nextDouble() * (high - low));
  }
}
