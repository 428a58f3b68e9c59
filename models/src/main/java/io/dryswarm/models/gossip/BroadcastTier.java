package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that were sent equally often, in an array sorted by rank, so that the next one is found without a walk. */
final class BroadcastTier<M> {
  private static final int NUMBER_BITS = 40;

  private static final int LEAST_LENGTH = 4;

  /** Arrays are halved when no more of them is in use than one part in so many: a burst of news passes through all tiers of all nodes. */
  private static final int SPARSE = 4;

  private long[] ranks = new long[LEAST_LENGTH];
  private @Nullable M[] messages;
  private int size;

  @SuppressWarnings("unchecked")
  BroadcastTier() {
    messages = (M[]) new Object[LEAST_LENGTH];
  }

  /** Larger ones stand higher, and of equal ones the newer. */
  static long rank(int sizeBytes, long number) {
    return ((long) sizeBytes << NUMBER_BITS) | number;
  }

  private static int sizeBytes(long rank) {
    return (int) (rank >>> NUMBER_BITS);
  }

  void insert(long rank, M message) {
    makeRoom(1);
    int at = countBelow(rank, size);
    shift(at, size, 1);
    ranks[at] = rank;
    messages[at] = message;
    size++;
  }

  /**
   * Inserts messages of falling rank; every message that is here moves once at most.
   *
   * @param from    first of the messages in the packet, {@code to} the one after the last
   * @param toRanks their ranks; the first one is that of the message at {@code begin}
   */
  void insertAll(List<M> packet, int from, int to, LongArrayList toRanks, int begin) {
    makeRoom(to - from);
    int unmoved = size;
    for (int i = from; i < to; i++) {
      long rank = toRanks.getLong(i - begin);
      int below = countBelow(rank, unmoved);
      int left = to - i;
      shift(below, unmoved, left);
      ranks[below + left - 1] = rank;
      messages[below + left - 1] = packet.get(i);
      unmoved = below;
    }
    size += to - from;
  }

  private void makeRoom(int more) {
    if (size + more > ranks.length) {
      resize(Math.max(size + more, 2 * ranks.length));
    }
  }

  private void trim() {
    if (ranks.length > LEAST_LENGTH * SPARSE && size <= ranks.length / SPARSE) {
      resize(ranks.length / 2);
    }
  }

  private void resize(int length) {
    ranks = Arrays.copyOf(ranks, length);
    messages = Arrays.copyOf(messages, length);
  }

  private void shift(int from, int to, int by) {
    if (from < to) {
      System.arraycopy(ranks, from, ranks, from + by, to - from);
      System.arraycopy(messages, from, messages, from + by, to - from);
    }
  }

  /** Takes out a message of that size; {@code false} if it is not here. */
  @SuppressWarnings("ReferenceEquality")
  boolean remove(M message, int sizeBytes) {
    int end = countBelow(rank(sizeBytes + 1, 0), size);
    for (int at = countBelow(rank(sizeBytes, 0), size); at < end; at++) {
      if (messages[at] == message) {
        removeAt(at);
        return true;
      }
    }
    return false;
  }

  /**
   * Moves into a packet those that go first of those that fit, until no more fits.
   *
   * @param packet     receives the messages
   * @param theirRanks receives their ranks, each lower than the one before
   * @param leastBytes no message is smaller
   * @param roomBytes  room in the packet
   * @return room left
   */
  int take(List<M> packet, LongArrayList theirRanks, int leastBytes, int roomBytes) {
    int room = roomBytes;
    while (size > 0 && room >= leastBytes) {
      int at = countBelow(rank(room + 1, 0), size) - 1;
      if (at < 0) {
        break;
      }
      long rank = ranks[at];
      theirRanks.add(rank);
      packet.add(removeAt(at));
      room -= sizeBytes(rank);
    }
    trim();
    return room;
  }

  @SuppressWarnings("NullAway")
  private M removeAt(int at) {
    M removed = messages[at];
    shift(at + 1, size, -1);
    size--;
    messages[size] = null;
    return removed;
  }

  /** How many of the lowest {@code end} rank below. */
  private int countBelow(long rank, int end) {
    if (end > 0 && ranks[end - 1] < rank) {
      return end;
    }
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranks[middle] < rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
