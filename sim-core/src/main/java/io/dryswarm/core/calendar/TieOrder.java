package io.dryswarm.core.calendar;

/**
 * Order of events of equal time. The product uses {@link #FIRST_COME}; the shuffled orders exist for tests, which run a model under
 * several of them to find hidden assumptions about the order in which simultaneous events happen.
 */
public final class TieOrder {
  /** The order in which the events were scheduled. */
  public static final TieOrder FIRST_COME = new TieOrder(0);

  private static final int SEQUENCE_BITS = 63 - SlotTable.SLOT_BITS;
  private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;

  private final long salt;

  private TieOrder(long salt) {
    this.salt = salt;
  }

  /** A pseudo-random order, repeatable by its salt, any number but 0. */
  public static TieOrder shuffled(long salt) {
    if (salt == 0) {
      throw new IllegalArgumentException("salt is 0, expected another number");
    }
    return new TieOrder(salt);
  }

  /** The key to order by in place of {@code key}; different keys stay different. */
  long permute(long key) {
    return salt == 0 ? key : shuffle(key >>> SlotTable.SLOT_BITS) << SlotTable.SLOT_BITS;
  }

  /** A bijection of the sequence numbers that keeps 0: odd multiplications and shifts to the right, all reversible. */
  private long shuffle(long sequence) {
    long x = sequence * (0x9E3779B97F4A7C15L ^ salt << 1) & SEQUENCE_MASK;
    x ^= x >>> 20;
    x = x * (0xD6E8FEB86659FD93L + (salt << 1)) & SEQUENCE_MASK;
    return x ^ x >>> 17;
  }
}
