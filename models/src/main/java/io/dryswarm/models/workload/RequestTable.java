package io.dryswarm.models.workload;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Slots of users' requests under way, from the click to the end, over all tries. A slot's generation grows when it is freed. */
final class RequestTable {
  static final int FREE = -1;

  int[] generation = new int[64];

  /** Group of users, or {@link #FREE}. */
  int[] group = new int[64];

  /** Which of a closed loop's users. */
  int[] user = new int[64];

  long[] startNs = new long[64];

  /** What it brought along. */
  int[] item = new int[64];

  int[] tries = new int[64];

  /** Waits for its next try. */
  boolean[] pauses = new boolean[64];

  /** Its first SYN retransmission has been counted. */
  boolean[] retransmitted = new boolean[64];

  /** Kept connection that the present try uses. */
  @Nullable
  KeptConnection[] connection = new KeptConnection[64];

  private final IntArrayList free = new IntArrayList();
  private int used;

  int allocate(int ofGroup, long nowNs) {
    int slot = free.isEmpty() ? next() : free.popInt();
    group[slot] = ofGroup;
    startNs[slot] = nowNs;
    tries[slot] = 0;
    pauses[slot] = false;
    retransmitted[slot] = false;
    return slot;
  }

  boolean isCurrent(int slot, long eventGeneration) {
    return generation[slot] == (int) eventGeneration && group[slot] != FREE;
  }

  void release(int slot) {
    group[slot] = FREE;
    connection[slot] = null;
    generation[slot]++;
    free.push(slot);
  }

  /** Slots ever used; the free ones among them have group {@link #FREE}. */
  int capacity() {
    return used;
  }

  private int next() {
    if (used == group.length) {
      grow(2 * used);
    }
    return used++;
  }

  private void grow(int size) {
    generation = Arrays.copyOf(generation, size);
    group = Arrays.copyOf(group, size);
    user = Arrays.copyOf(user, size);
    startNs = Arrays.copyOf(startNs, size);
    item = Arrays.copyOf(item, size);
    tries = Arrays.copyOf(tries, size);
    pauses = Arrays.copyOf(pauses, size);
    retransmitted = Arrays.copyOf(retransmitted, size);
    connection = Arrays.copyOf(connection, size);
  }
}
