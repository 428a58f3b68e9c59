package io.dryswarm.core.calendar;

import io.dryswarm.core.Payload;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each pending event, by slot. The four words that every event needs lie side by side, so that an event costs one or two
 * cache lines; what few of them need is kept apart. Free slots form a list, the one freed last is used first.
 */
final class SlotTable {
  /** Bits of a key that name the slot; the rest is the sequence number. */
  static final int SLOT_BITS = 24;

  static final int MAX_SLOTS = 1 << SLOT_BITS;
  private static final int SLOT_MASK = MAX_SLOTS - 1;

  /** Words of a record. */
  private static final int STRIDE = 4;

  /** Key of the event, its place among those of its time; 0 while the slot is free. A queue entry with another key is not true. */
  static final int KEY = 0;

  static final int ARG = 1;

  /** Flags, kind (28 bits), target (32 bits). In a free slot: flags and the next free one. */
  static final int META = 2;

  /** When the event is due, or the last one of a free slot was. */
  static final int TIME = 3;

  /** Flag: the event carries a payload. */
  static final long PAYLOAD = 1L << 63;

  /**
   * Flag: the slot has an earlier queue entry, its key kept apart, and none with its own key. So an event that was re-armed for a later
   * time; or a free slot whose last event was cancelled: the next event may take the entry over as if it were re-armed.
   */
  static final long EARLIER = 1L << 62;

  private static final int FIRST_CAPACITY = 1024;
  private static final int END_OF_LIST = -1;
  private static final long LOW_WORD = 0xFFFFFFFFL;

  long[] words = new long[STRIDE * FIRST_CAPACITY];
  /** Keys of the queue entries of slots with {@link #EARLIER}. */
  private long[] earlierKeys = new long[0];

  private @Nullable Payload[] payloads = new Payload[0];
  private int free = END_OF_LIST;
  private int used;

  static int slotOf(long key) {
    return (int) key & SLOT_MASK;
  }

  /** Index into {@link #words} of the record that an entry with this key means. */
  static int recordOf(long key) {
    return slotOf(key) * STRIDE;
  }

  /** The free slot to use next. */
  int nextFree() {
    if (free == END_OF_LIST) {
      addFree();
    }
    return free;
  }

  private void addFree() {
    if (used == MAX_SLOTS) {
      throw new IllegalStateException("more than " + MAX_SLOTS + " events are pending");
    }
    if (used * STRIDE == words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    free(used++, 0);
  }

  /** Takes the record of {@link #nextFree} off the list of free ones; returns its word {@link #META}. */
  long unlink(int at) {
    long link = words[at + META];
    free = (int) link;
    return link;
  }

  void fill(int at, long key, long arg, long meta, long timeNs) {
    long[] w = words;
    w[at + KEY] = key;
    w[at + ARG] = arg;
    w[at + META] = meta;
    w[at + TIME] = timeNs;
  }

  /** Gives a slot back whose queue entry has been taken out. */
  void release(int slot) {
    free(slot, 0);
  }

  /** Gives a slot back whose queue entry is left, to be taken over or dropped. */
  void abandon(int slot) {
    int at = slot * STRIDE;
    if ((words[at + META] & EARLIER) == 0) {
      setEarlierKey(slot, words[at + KEY]);
    }
    free(slot, EARLIER);
  }

  private void free(int slot, long flags) {
    int at = slot * STRIDE;
    words[at + KEY] = 0;
    words[at + META] = flags | free & LOW_WORD;
    free = slot;
  }

  /** Index of the record of the event with this handle, or -1 if it does not wait any more. */
  int find(long handle) {
    int at = recordOf(handle);
    return handle != 0 && at < words.length && words[at + KEY] == handle ? at : -1;
  }

  /** Moves an event to a later time; its queue entry stays. */
  void move(int at, long key, long timeNs) {
    long meta = words[at + META];
    if ((meta & EARLIER) == 0) {
      setEarlierKey(at / STRIDE, words[at + KEY]);
      words[at + META] = meta | EARLIER;
    }
    words[at + KEY] = key;
    words[at + TIME] = timeNs;
  }

  private void setEarlierKey(int slot, long key) {
    if (slot >= earlierKeys.length) {
      earlierKeys = Arrays.copyOf(earlierKeys, words.length / STRIDE);
    }
    earlierKeys[slot] = key;
  }

  /** Whether this is the key of the earlier queue entry of a slot. */
  boolean isEarlierKey(int at, long key) {
    return (words[at + META] & EARLIER) != 0 && earlierKeys[at / STRIDE] == key;
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
