package io.dryswarm.models.gossip;

import io.dryswarm.models.gossip.BroadcastQueue.Waiting;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Messages that were sent equally often, in an array sorted by rank, so that the next one is found without a walk. */
final class BroadcastTier<M> {
  private static final int NUMBER_BITS = 40;

  private long[] ranks = new long[4];
  private @Nullable Waiting<M>[] waiting;
  private int size;

  @SuppressWarnings("unchecked")
  BroadcastTier() {
    waiting = (Waiting<M>[]) new Waiting<?>[4];
  }

  /** Larger ones stand higher, and of equal ones the newer. */
  static long rank(int sizeBytes, long number) {
    return ((long) sizeBytes << NUMBER_BITS) | number;
  }

  void insert(Waiting<M> message) {
    if (size == ranks.length) {
      ranks = Arrays.copyOf(ranks, 2 * size);
      waiting = Arrays.copyOf(waiting, 2 * size);
    }
    int at = countBelow(message.rank);
    System.arraycopy(ranks, at, ranks, at + 1, size - at);
    System.arraycopy(waiting, at, waiting, at + 1, size - at);
    ranks[at] = message.rank;
    waiting[at] = message;
    size++;
  }

  void remove(Waiting<M> message) {
    removeAt(countBelow(message.rank));
  }

  /** Takes out the one that goes first of those that fit; {@code null} if none does. */
  @Nullable
  Waiting<M> take(int roomBytes) {
    if (size == 0) {
      return null;
    }
    int fitting = countBelow(rank(roomBytes + 1, 0));
    return fitting == 0 ? null : removeAt(fitting - 1);
  }

  private @Nullable Waiting<M> removeAt(int at) {
    Waiting<M> removed = waiting[at];
    size--;
    System.arraycopy(ranks, at + 1, ranks, at, size - at);
    System.arraycopy(waiting, at + 1, waiting, at, size - at);
    waiting[size] = null;
    return removed;
  }

  private int countBelow(long rank) {
    if (size > 0 && ranks[size - 1] < rank) {
      return size;
    }
    int low = 0;
    int high = size;
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
