package io.dryswarm.core;

import java.util.Arrays;

/** Until when whose events are held back. */
final class Pauses {
  private static final long NONE = -1;

  private long[] untilNs = new long[0];
  private int paused;

  boolean isEmpty() {
    return paused == 0;
  }

  void begin(int owner, long endNs) {
    int known = untilNs.length;
    if (owner >= known) {
      untilNs = Arrays.copyOf(untilNs, 2 * owner + 1);
      Arrays.fill(untilNs, known, untilNs.length, NONE);
    }
    paused += untilNs[owner] == NONE ? 1 : 0;
    untilNs[owner] = endNs;
  }

  void end(int owner) {
    if (owner < untilNs.length && untilNs[owner] != NONE) {
      untilNs[owner] = NONE;
      paused--;
    }
  }

  /** When the owner goes on; not after {@code nowNs} if it does not stand still. */
  long endNs(int owner, long nowNs) {
    if (owner >= untilNs.length || untilNs[owner] == NONE) {
      return nowNs;
    }
    long endNs = untilNs[owner];
    if (endNs <= nowNs) {
      end(owner);
    }
    return endNs;
  }
}
