package io.dryswarm.models.workload;

import java.util.Arrays;

/** Items of consecutive numbers. When nothing can happen to any of them any more, they are counted and the page is dropped. */
final class ItemPage {
  static final int SIZE = 4096;

  /** As a time: not so far. */
  static final long NOT_YET = -1;

  static final byte MOVING = 0;
  static final byte QUEUED = 1;
  static final byte STORED = 2;
  static final byte LOST = 3;

  /** A repeated try carried it: what it is a copy of stands elsewhere. */
  static final byte COPY = 1;

  /** There are copies of it. */
  static final byte COPIED = 2;

  /** Somebody has read it in a table. */
  static final byte SEEN = 4;

  /** The request that brought it has failed for good. */
  static final byte REFUSED = 8;

  /** Nothing can happen to it any more. */
  static final byte SETTLED = 16;

  /** It was in a queue before. */
  static final byte TAKEN = 32;

  /** It, or a copy of it, has been in a table. */
  static final byte REACHED = 64;

  final byte[] kind = new byte[SIZE];
  final byte[] place = new byte[SIZE];
  final byte[] flags = new byte[SIZE];

  /** Of a stored item its volume, of a lost one its cause, by number. */
  final int[] detail = new int[SIZE];

  final long[] acceptedNs = new long[SIZE];
  private int settled;

  ItemPage() {
    Arrays.fill(acceptedNs, NOT_YET);
  }

  boolean has(int at, byte flag) {
    return (flags[at] & flag) != 0;
  }

  void set(int at, byte flag) {
    flags[at] |= flag;
  }

  boolean isAccepted(int at) {
    return acceptedNs[at] != NOT_YET;
  }

  /**
   * Notes that nothing can happen to an item any more, if that is so.
   *
   * @param readers whether anybody reads tables
   * @return whether that holds for the whole page now
   */
  boolean settle(int at, boolean readers) {
    boolean rests = place[at] == LOST || (place[at] == STORED && (!readers || has(at, SEEN)));
    boolean answered = isAccepted(at) || has(at, REFUSED);
    if (!rests || !answered || has(at, (byte) (COPY | COPIED | SETTLED))) {
      return false;
    }
    set(at, SETTLED);
    return ++settled == SIZE;
  }

  /** How far an item has come. */
  int way(int at) {
    return switch (place[at]) {
      case STORED -> 3;
      case QUEUED -> 2;
      case LOST -> 1;
      default -> has(at, TAKEN) ? 2 : 0;
    };
  }
}
