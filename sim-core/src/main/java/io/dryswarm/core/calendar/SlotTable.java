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

  /** Key of the queue entry that stands for this event, 0 while the slot is free. An entry with another key is stale. */
  static final int QUEUED = 0;

  static final int ARG = 1;

  /** Flags, kind (28 bits), target (32 bits). In a free slot: the next free one. */
  static final int META = 2;

  /** When the event is due; its queue entry is earlier if {@link #MOVED} is set. */
  static final int TIME = 3;

  /** Flag: the event carries a payload. */
  static final long PAYLOAD = 1L << 63;

  /** Flag: the event was re-armed for a later time than its queue entry says; its key is {@link #movedKey}. */
  static final long MOVED = 1L << 62;

  private static final int FIRST_CAPACITY = 1024;
  private static final int END_OF_LIST = -1;

  long[] words = new long[STRIDE * FIRST_CAPACITY];
  /** Of each moved event the key that its next queue entry will have. */
  private long[] movedKeys = new long[0];

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
      words = Arrays.copyOf(words, 2 * words.length);
    }
    return used++;
  }

  void fill(int slot, long key, long arg, long meta, long timeNs) {
    int at = slot * STRIDE;
    long[] w = words;
    w[at + QUEUED] = key;
    w[at + ARG] = arg;
    w[at + META] = meta;
    w[at + TIME] = timeNs;
  }

  /** Gives a slot back; its queue entry, if one is left, is stale from now on. */
  void release(int slot) {
    int at = slot * STRIDE;
    words[at + QUEUED] = 0;
    words[at + META] = free;
    free = slot;
  }

  /** Index of the record of the event with this handle, or -1 if it does not wait any more. */
  int find(long handle) {
    int at = recordOf(handle);
    if (handle == 0 || at >= words.length || words[at + QUEUED] == 0) {
      return -1;
    }
    long known = (words[at + META] & MOVED) == 0 ? words[at + QUEUED] : movedKey(at);
    return known == handle ? at : -1;
  }

  /** Notes that an event is due later than its queue entry says, and its key for then. */
  void move(int at, long key, long timeNs) {
    int slot = at / STRIDE;
    if (slot >= movedKeys.length) {
      movedKeys = Arrays.copyOf(movedKeys, words.length / STRIDE);
    }
    movedKeys[slot] = key;
    words[at + TIME] = timeNs;
    words[at + META] |= MOVED;
  }

  /** The key of a moved event. */
  long movedKey(int at) {
    return movedKeys[at / STRIDE];
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
