package io.dryswarm.models.workload;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Slots of running pieces of programs: handlers, start-ups, loops. A freed slot's generation grows, so that late events are void. */
final class ActivityTable {
  static final byte HANDLER = 0;
  static final byte START = 1;
  static final byte LOOP = 2;
  static final int NONE = -1;

  int[] generation = new int[64];

  @Nullable
  TaskProcess[] process = new TaskProcess[64];

  Instruction[][] code = new Instruction[64][];
  byte[] kind = new byte[64];
  int[] position = new int[64];
  int[] item = new int[64];

  /** Exchange being served, {@link #NONE} for start-up and loop. */
  int[] serves = new int[64];

  /** Exchange whose answer is awaited, or {@link #NONE}. */
  int[] awaits = new int[64];

  /** The present round of the loop has got an item. */
  boolean[] foundWork = new boolean[64];

  long[] roundStartNs = new long[64];

  private final IntArrayList free = new IntArrayList();
  private int used;

  int allocate(TaskProcess owner, byte ofKind, Instruction[] program) {
    int slot = free.isEmpty() ? next() : free.popInt();
    process[slot] = owner;
    kind[slot] = ofKind;
    code[slot] = program;
    position[slot] = 0;
    item[slot] = Items.NONE;
    serves[slot] = NONE;
    awaits[slot] = NONE;
    foundWork[slot] = false;
    return slot;
  }

  TaskProcess owner(int slot) {
    TaskProcess owner = process[slot];
    if (owner == null) {
      throw new IllegalStateException("activity " + slot + " is free");
    }
    return owner;
  }

  boolean isCurrent(int slot, long eventGeneration) {
    return generation[slot] == (int) eventGeneration && process[slot] != null;
  }

  void release(int slot) {
    process[slot] = null;
    generation[slot]++;
    free.push(slot);
  }

  private int next() {
    if (used == kind.length) {
      grow(2 * used);
    }
    return used++;
  }

  private void grow(int size) {
    generation = Arrays.copyOf(generation, size);
    process = Arrays.copyOf(process, size);
    code = Arrays.copyOf(code, size);
    kind = Arrays.copyOf(kind, size);
    position = Arrays.copyOf(position, size);
    item = Arrays.copyOf(item, size);
    serves = Arrays.copyOf(serves, size);
    awaits = Arrays.copyOf(awaits, size);
    foundWork = Arrays.copyOf(foundWork, size);
    roundStartNs = Arrays.copyOf(roundStartNs, size);
  }
}
