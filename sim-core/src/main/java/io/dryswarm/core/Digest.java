package io.dryswarm.core;

/** A rolling 64-bit hash: equal sequences of values give equal digests on every JDK, machine and locale. Not cryptographic. */
public final class Digest {
  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;

  private long value = SEED;

  /** Adds one value; order matters. */
  public void add(long next) {
    value = mix(value, next);
  }

  /** Adds a text by its UTF-16 units. */
  public void add(String text) {
    value = mix(value, of(text));
  }

  public long value() {
    return value;
  }

  /** Sixteen lower-case hexadecimal digits. */
  public String hex() {
    return hex(value);
  }

  /** One step of the rolling hash. */
  public static long mix(long digest, long next) {
    long h = (digest ^ next) * MULTIPLIER;
    return h ^ (h >>> 32);
  }

  public static long of(long a) {
    return mix(SEED, a);
  }

  public static long of(long a, long b) {
    return mix(of(a), b);
  }

  public static long of(long a, long b, long c) {
    return mix(of(a, b), c);
  }

  public static long of(long a, long b, long c, long d) {
    return mix(of(a, b, c), d);
  }

  public static long of(String text) {
    long h = SEED;
    for (int i = 0; i < text.length(); i++) {
      h = mix(h, text.charAt(i));
    }
    return mix(h, text.length());
  }

  public static String hex(long digest) {
    String text = Long.toHexString(digest);
    return "0".repeat(16 - text.length()) + text;
  }
}
