package io.dryswarm.models.workload;

import io.dryswarm.core.calendar.EventCalendar;
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

  /** Tries of the present call that have failed. */
  int[] failedTries = new int[64];

  /** The pool of the present call, if it has a connection of it or waits for one. */
  @Nullable
  ConnectionPool[] pool = new ConnectionPool[64];

  /** The pool's connection that the present call uses; {@code null} while it opens one. */
  @Nullable
  KeptConnection[] pooled = new KeptConnection[64];

  /** The event that ends its wait for a connection; none while it does not wait. */
  long[] poolTimer = new long[64];

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
    failedTries[slot] = 0;
    pool[slot] = null;
    pooled[slot] = null;
    poolTimer[slot] = EventCalendar.NONE;
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
    failedTries = Arrays.copyOf(failedTries, size);
    pool = Arrays.copyOf(pool, size);
    pooled = Arrays.copyOf(pooled, size);
    poolTimer = Arrays.copyOf(poolTimer, size);
  }
}
