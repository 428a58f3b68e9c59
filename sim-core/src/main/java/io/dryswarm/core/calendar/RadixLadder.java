package io.dryswarm.core.calendar;

import java.util.Arrays;

/**
 * Queue entries beyond the front: 8 levels of 256 buckets. The level of an entry is the highest byte in which its time differs from
 * {@link #base}, its bucket on that level is this byte of the time. So the lowest level that is not empty holds the earliest entries, and on
 * it the lowest bucket; its entries need comparing only when the bucket is taken.
 *
 * <p>A bucket is a first-in-first-out list of chunks of 15 entries in one pool. Entries are (time, key) pairs.
 */
final class RadixLadder {
  private static final int LEVELS = 8;
  private static final int DIGIT_BITS = 8;
  private static final int DIGIT_MASK = (1 << DIGIT_BITS) - 1;
  private static final int WORDS_PER_LEVEL = (1 << DIGIT_BITS) / Long.SIZE;

  /** Longs of a chunk: 15 entries, the link to the next chunk, one unused. */
  static final int CHUNK = 32;

  private static final int LINK = 30;

  /** Where an empty bucket "ends": the link word of chunk 0, which is never used otherwise. */
  private static final int EMPTY = LINK;

  long[] pool = new long[CHUNK * 256];
  private int usedChunks = 1;
  private int freeChunk;
  private final int[] head = new int[LEVELS << DIGIT_BITS];
  /** Pool index after the last entry of a bucket. */
  private final int[] tail = new int[LEVELS << DIGIT_BITS];

  private final int[] chunkCount = new int[LEVELS << DIGIT_BITS];
  private final long[] occupied = new long[LEVELS * WORDS_PER_LEVEL];
  private int occupiedLevels;

  /** Start of the bucket taken last; no entry is earlier. */
  long base;

  RadixLadder() {
    Arrays.fill(tail, EMPTY);
  }

  void add(long timeNs, long key) {
    int shift = (63 - Long.numberOfLeadingZeros(timeNs ^ base | 1)) & ~(DIGIT_BITS - 1);
    int bucket = shift << (DIGIT_BITS - 3) | (int) (timeNs >>> shift) & DIGIT_MASK;
    int[] tails = tail;
    int at = tails[bucket];
    if ((at & CHUNK - 1) == LINK) {
      at = extend(bucket, at);
    }
    long[] p = pool;
    p[at] = timeNs;
    p[at + 1] = key;
    tails[bucket] = at + 2;
  }

  private int extend(int bucket, int link) {
    int chunk = freeChunk;
    if (chunk == 0) {
      chunk = fresh();
    } else {
      freeChunk = (int) pool[chunk + LINK];
    }
    chunkCount[bucket]++;
    if (link == EMPTY) {
      head[bucket] = chunk;
      occupied[bucket >> 6] |= 1L << bucket;
      occupiedLevels |= 1 << (bucket >> DIGIT_BITS);
    } else {
      pool[link] = chunk;
    }
    return chunk;
  }

  private int fresh() {
    int chunk = usedChunks * CHUNK;
    if (chunk == pool.length) {
      pool = Arrays.copyOf(pool, 2 * pool.length);
    }
    usedChunks++;
    return chunk;
  }

  /** The earliest bucket; there must be one. */
  int first() {
    int word = Integer.numberOfTrailingZeros(occupiedLevels) * WORDS_PER_LEVEL;
    while (occupied[word] == 0) {
      word++;
    }
    return word << 6 | Long.numberOfTrailingZeros(occupied[word]);
  }

  /** Bits of the time that a bucket leaves open. */
  static int shift(int bucket) {
    return bucket >> DIGIT_BITS << 3;
  }

  /** First instant of a bucket. */
  long start(int bucket) {
    int shift = shift(bucket);
    return (base >>> shift >>> DIGIT_BITS << DIGIT_BITS | bucket & DIGIT_MASK) << shift;
  }

  /** Last instant of a bucket. */
  long end(int bucket) {
    return start(bucket) | (1L << shift(bucket)) - 1;
  }

  /**
   * The next bucket on the level of this one, which was the earliest and is empty now; or -1. Also -1 on the lowest level, where a bucket
   * is a single instant.
   */
  int nextOnLevel(int bucket) {
    if (occupiedLevels == 0 || shift(bucket) == 0) {
      return -1;
    }
    int next = first();
    return next >> DIGIT_BITS == bucket >> DIGIT_BITS ? next : -1;
  }

  /** Number of chunks of a bucket. */
  int chunks(int bucket) {
    return chunkCount[bucket];
  }

  /** First chunk of a bucket, as an index into {@link #pool}. */
  int head(int bucket) {
    return head[bucket];
  }

  /** Index after the last entry of a bucket. */
  int tail(int bucket) {
    return tail[bucket];
  }

  /** Index after the last entry of a chunk that belongs to a bucket which ends at {@code tail}. */
  static int chunkEnd(int chunk, int tail) {
    return chunk == (tail & -CHUNK) ? tail : chunk + LINK;
  }

  /** Makes a bucket empty without giving its chunks back: its entries are still to be read. */
  void detach(int bucket) {
    tail[bucket] = EMPTY;
    chunkCount[bucket] = 0;
    int word = bucket >> 6;
    long left = occupied[word] & ~(1L << bucket);
    occupied[word] = left;
    if (left == 0) {
      noteEmptyWord(bucket >> DIGIT_BITS);
    }
  }

  private void noteEmptyWord(int level) {
    long left = 0;
    for (int i = 0; i < WORDS_PER_LEVEL; i++) {
      left |= occupied[level * WORDS_PER_LEVEL + i];
    }
    if (left == 0) {
      occupiedLevels &= ~(1 << level);
    }
  }

  /** Gives a chunk back and returns the one after it. */
  int recycle(int chunk) {
    int next = (int) pool[chunk + LINK];
    pool[chunk + LINK] = freeChunk;
    freeChunk = chunk;
    return next;
  }

  /** Visits the next bucket at or after this index, or -1. */
  int nextOccupied(int bucket) {
    for (int i = bucket; i < LEVELS << DIGIT_BITS; i++) {
      if (tail[i] != EMPTY) {
        return i;
      }
    }
    return -1;
  }
}
