package io.dryswarm.models.ipvs;

/**
 * SipHash-1-3 of one 32-bit word, cut to 32 bits: the kernel's {@code hsiphash} on 64-bit machines. Source: J.-P. Aumasson, D. J.
 * Bernstein, "SipHash: a fast short-input PRF", with one compression and three finalisation rounds.
 */
final class SipHash13 {
  private static final int WORD_BYTES = 4;
  private static final int FINAL_ROUNDS = 3;

  private final long low;
  private final long high;

  /** With a key of 128 bits. */
  SipHash13(long low, long high) {
    this.low = low;
    this.high = high;
  }

  int of(int word) {
    long a = 0x736f6d6570736575L ^ low;
    long b = 0x646f72616e646f6dL ^ high;
    long c = 0x6c7967656e657261L ^ low;
    long d = 0x7465646279746573L ^ high;
    long block = (long) WORD_BYTES << 56 | word & 0xffff_ffffL;
    d ^= block;
    for (int round = 0; round <= FINAL_ROUNDS; round++) {
      if (round == 1) {
        a ^= block;
        c ^= 0xff;
      }
      a += b;
      b = Long.rotateLeft(b, 13) ^ a;
      a = Long.rotateLeft(a, 32);
      c += d;
      d = Long.rotateLeft(d, 16) ^ c;
      a += d;
      d = Long.rotateLeft(d, 21) ^ a;
      c += b;
      b = Long.rotateLeft(b, 17) ^ c;
      c = Long.rotateLeft(c, 32);
    }
    return (int) (a ^ b ^ c ^ d);
  }
}
