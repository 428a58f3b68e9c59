package io.dryswarm.core.random;

/**
 * One stream of random numbers: the generator that the JDK calls L64X128MixRandom, number for number. It is written out here because a
 * generator of the JDK is found by a service look-up at every start of a program, and called through an interface.
 *
 * <p>Source: Steele and Vigna, "LXM: better splittable pseudorandom number generators (and almost as fast)", OOPSLA 2021.
 */
public final class RandomStream {
  private static final long SILVER_RATIO = 0x6A09E667F3BCC909L;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final long MULTIPLIER = 0xD1342543DE82EF95L;

  /** Words that {@link #saveTo} takes. */
  public static final int WORDS = 4;

  private long increment;
  /** State of the linear congruential part. */
  private long counter = 1;

  private long x0;
  private long x1;

  RandomStream(long seed) {
    long start = seed ^ SILVER_RATIO;
    increment = mix(start, 33, 0xFF51AFD7ED558CCDL, 33, 0xC4CEB9FE1A85EC53L, 33) | 1;
    x0 = spread(start);
    x1 = spread(start + GOLDEN_RATIO);
  }

  /** Two different arguments give two different results, so the two words of the state are never both 0. */
  private static long spread(long z) {
    return mix(z, 30, 0xBF58476D1CE4E5B9L, 27, 0x94D049BB133111EBL, 31);
  }

  private static long mix(long z, int shift1, long factor1, int shift2, long factor2, int shift3) {
    long y = (z ^ z >>> shift1) * factor1;
    y = (y ^ y >>> shift2) * factor2;
    return y ^ y >>> shift3;
  }

  /**
   * Writes down where it stands, for {@link #restoreFrom}: so that a million streams need no object each.
   *
   * @param at place of the first of {@link #WORDS} words
   */
  public void saveTo(long[] words, int at) {
    words[at] = x0;
    words[at + 1] = x1;
    words[at + 2] = counter;
    words[at + 3] = increment;
  }

  /** Becomes the stream that was saved there, and goes on where that one stood. */
  public void restoreFrom(long[] words, int at) {
    x0 = words[at];
    x1 = words[at + 1];
    counter = words[at + 2];
    increment = words[at + 3];
  }

  public long nextLong() {
    long result = mix(counter + x0, 32, 0xDABA0B6EB09322E3L, 32, 0xDABA0B6EB09322E3L, 32);
    counter = MULTIPLIER * counter + increment;
    long difference = x0 ^ x1;
    x0 = Long.rotateLeft(x0, 24) ^ difference ^ difference << 16;
    x1 = Long.rotateLeft(difference, 37);
    return result;
  }

  /** Uniform in [0, 1): the upper 53 bits of the next number. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in (0, 1), for logarithms. */
  public double nextOpenDouble() {
    return ((nextLong() >>> 11) + 0.5) * 0x1.0p-53;
  }

  /** Uniform in 0..bound-1, {@code bound >= 1}. */
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 33) * bound) >>> 31);
  }

  /** Uniform in [low, high), {@code high > low}. */
  public long nextLong(long low, long high) {
    return low + (long) (nextDouble() * (high - low));
  }
}
