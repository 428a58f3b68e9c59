package io.dryswarm.models.allocator;

import java.util.BitSet;

/**
 * Numbers from a range, given out in rising order: the search begins after the last one given, and wraps at the end of the range.
 *
 * <p>Source: control-plane facts 10.6, 10.9, 10.13; moby/swarmkit internal/idm; moby/moby daemon/libnetwork/bitmap.
 */
final class SerialIds {
  /** No number is free. */
  static final int NONE = -1;

  private final int first;
  private final int last;
  private final BitSet taken = new BitSet();
  private int next;

  /** Numbers from {@code first} to {@code last}, both included, {@code 0 <= first <= last}. */
  SerialIds(int first, int last) {
    this.first = first;
    this.last = last;
  }

  /** The next free number, {@link #NONE} if there is none. */
  int take() {
    int free = taken.nextClearBit(next);
    if (free > last - first) {
      free = taken.nextClearBit(0);
      if (free > last - first) {
        return NONE;
      }
    }
    taken.set(free);
    next = free == last - first ? 0 : free + 1;
    return first + free;
  }

  /** Takes this very number; false if it is taken or outside the range. The next search is not affected. */
  boolean take(int number) {
    if (number < first || number > last || taken.get(number - first)) {
      return false;
    }
    taken.set(number - first);
    return true;
  }

  void free(int number) {
    if (number >= first && number <= last) {
      taken.clear(number - first);
    }
  }
}
