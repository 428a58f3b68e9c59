package io.dryswarm.bench;

/** The randomness of the workloads and the checksum of their order, the same bits in every language. */
final class Draws {
  private static final long SEED = 42;
  private static final double LN2 = 0.6931471805599453;

  private long state = SEED;
  private long checksum = 0x243F6A8885A308D3L;

  /** Next number of splitmix64. */
  long next() {
    long z = state += 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Uniform in 0..bound-1, from the upper 31 bits of a number. */
  static long below(long number, long bound) {
    return (number >>> 33) * bound >>> 31;
  }

  /** Exponentially distributed, whole nanoseconds, rounded down. */
  long exponential(double meanNs) {
    double u = ((next() >>> 11) + 0.5) * 0x1.0p-53;
    return (long) (-ln(u) * meanNs);
  }

  /** Natural logarithm of a positive normal number: exponent, and the series of artanh for the mantissa around 1. */
  static double ln(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long fromRootHalf = bits - 0x3fe6a09e667f3bcdL;
    long exponent = fromRootHalf >> 52;
    double m = Double.longBitsToDouble(bits - (fromRootHalf & 0xfff0000000000000L));
    double s = (m - 1.0) / (m + 1.0);
    double z = s * s;
    double p = 1.0 / 13;
    p = p * z + 1.0 / 11;
    p = p * z + 1.0 / 9;
    p = p * z + 1.0 / 7;
    p = p * z + 0.2;
    p = p * z + 1.0 / 3;
    p = p * z + 1.0;
    return exponent * LN2 + 2.0 * s * p;
  }

  /** Adds an event to the checksum. */
  void note(long timeNs, long id) {
    long h = (checksum ^ (timeNs + id * 0x9E3779B97F4A7C15L)) * 0xD6E8FEB86659FD93L;
    checksum = h ^ h >>> 32;
  }

  long checksum() {
    return checksum;
  }
}
