package io.dryswarm.core.calendar;

import io.dryswarm.core.Payload;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each pending event, by slot: six words side by side, so that an event costs one or two cache lines. Free slots form a
 * list, the one freed last is used first. Fields are open to {@link EventCalendar}, which is the only user.
 */
final class SlotTable {
  /** Bits of a key that name the slot; the rest is the sequence number. */
  static final int SLOT_BITS = 24;

  static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  static final int MAX_SLOTS = 1 << SLOT_BITS;

  /** Words of a record. */
  static final int STRIDE = 6;

  /** Key of the queue entry that stands for this event; an entry with another key is stale. */
  static final int QUEUED = 0;

  /** Key that counts for the order; differs from {@link #QUEUED} once a re-arm has moved the event. */
  static final int LIVE = 1;

  /** Time at which the event is due. */
  static final int TIME = 2;

  /** The handle; 0 while the slot is free. */
  static final int HANDLE = 3;

  static final int ARG = 4;

  /** Payload flag (sign), kind (31 bits), target (32 bits). In a free slot: the next free one. */
  static final int META = 5;

  private static final int FIRST_CAPACITY = 1024;
  private static final int END_OF_LIST = -1;

  long[] words = new long[STRIDE * FIRST_CAPACITY];
  private @Nullable Payload[] payloads = new Payload[0];
  private int free = END_OF_LIST;
  private int used;

  /** Takes a free slot. */
  int take() {
    int slot = free;
    if (slot == END_OF_LIST) {
      return fresh();
    }
    free = (int) words[slot * STRIDE + META];
    return slot;
  }

  private int fresh() {
    if (used == MAX_SLOTS) {
      throw new IllegalStateException("more than " + MAX_SLOTS + " events are pending");
    }
    if (used * STRIDE == words.length) {
      words = Arrays.copyOf(words, STRIDE * Math.min(2 * used, MAX_SLOTS));
    }
    return used++;
  }

  /** Gives a slot back; its queue entry, if one is left, is stale from now on. */
  void release(int slot) {
    int at = slot * STRIDE;
    words[at + QUEUED] = 0;
    words[at + HANDLE] = 0;
    words[at + META] = free;
    free = slot;
  }

  /** Word index of the event with this handle, or -1 if it does not wait any more. */
  int find(long handle) {
    int at = ((int) handle & SLOT_MASK) * STRIDE;
    return at < words.length && words[at + HANDLE] == handle && handle != 0 ? at : -1;
  }

  void putPayload(int slot, Payload payload) {
    if (slot >= payloads.length) {
      payloads = Arrays.copyOf(payloads, words.length / STRIDE);
    }
    payloads[slot] = payload;
  }

  /** Hands the payload out and forgets it. */
  @Nullable
  Payload takePayload(int slot) {
    Payload payload = payloads[slot];
    payloads[slot] = null;
    return payload;
  }
}
