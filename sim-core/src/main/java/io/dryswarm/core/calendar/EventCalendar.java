package io.dryswarm.core.calendar;

import static io.dryswarm.core.calendar.SlotTable.ARG;
import static io.dryswarm.core.calendar.SlotTable.HANDLE;
import static io.dryswarm.core.calendar.SlotTable.LIVE;
import static io.dryswarm.core.calendar.SlotTable.META;
import static io.dryswarm.core.calendar.SlotTable.QUEUED;
import static io.dryswarm.core.calendar.SlotTable.SLOT_BITS;
import static io.dryswarm.core.calendar.SlotTable.SLOT_MASK;
import static io.dryswarm.core.calendar.SlotTable.STRIDE;
import static io.dryswarm.core.calendar.SlotTable.TIME;

import io.dryswarm.core.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Pending events, ordered by (time, sequence). No allocation per event, cancel and re-arm in O(1); see the package page for how it
 * works.
 *
 * <p>Times are at least 0 and never earlier than the latest {@link #poll} (its event, or its limit if it found none).
 */
public final class EventCalendar {
  /** No event. */
  public static final long NONE = -1;

  private static final long FIRST_KEY = 1L << SLOT_BITS;

  /** A bucket of at most so many chunks is sorted into the front, a larger one is spread over the finer levels. */
  private static final int FINE_CHUNKS = Integer.getInteger("fine", 8);

  private static final int COARSE_CHUNKS = Integer.getInteger("coarse", 3);
  /** From this level on (17 ms a bucket) events are likely to be scheduled into the bucket at hand. */
  private static final int COARSE_SHIFT = 24;

  private static final int LONG_FRONT = Integer.getInteger("longf", 128);
  private static final int SHORT_FRONT = LONG_FRONT / 2;
  private static final int MIN_STALE_TO_SWEEP = 1 << 14;

  private final SlotTable slots = new SlotTable();
  private final RadixLadder ladder = new RadixLadder();
  private final Front front = new Front();
  private final TieOrder ties;
  /** Entries up to this time are in the front, later ones in the ladder. */
  private long frontEndNs = -1;

  private long nextKey = FIRST_KEY;
  private int size;
  /** Queue entries whose event is gone. */
  private int stale;
  /** Queue entries whose event is due later. */
  private int moved;

  private long polledTimeNs;
  private long polledArg;
  private long polledMeta;
  private @Nullable Payload polledPayload;

  /** A calendar that keeps the order of scheduling among events of equal time. */
  public EventCalendar() {
    this(TieOrder.FIRST_COME);
  }

  /** A calendar with another order among events of equal time; for tests. */
  public EventCalendar(TieOrder ties) {
    this.ties = ties;
  }

  /** Number of events waiting. */
  public int size() {
    return size;
  }

  /**
   * Adds an event.
   *
   * @param kind at least 0
   * @return its handle, never {@link #NONE} nor 0
   */
  public long schedule(long timeNs, int kind, int target, long arg, @Nullable Payload payload) {
    int slot = slots.take();
    long key = takeKey(slot);
    long meta = (long) kind << 32 | target & 0xFFFFFFFFL;
    if (payload != null) {
      meta |= Long.MIN_VALUE;
      slots.putPayload(slot, payload);
    }
    long[] w = slots.words;
    int at = slot * STRIDE;
    w[at + QUEUED] = key;
    w[at + LIVE] = key;
    w[at + TIME] = timeNs;
    w[at + HANDLE] = key;
    w[at + ARG] = arg;
    w[at + META] = meta;
    size++;
    enqueue(timeNs, key);
    return key;
  }

  private long takeKey(int slot) {
    long key = nextKey;
    nextKey = key + FIRST_KEY;
    if (key < 0) {
      throw new IllegalStateException("more than 2^39 events in one run");
    }
    return ties.permute(key) | slot;
  }

  private void enqueue(long timeNs, long key) {
    if (timeNs > frontEndNs) {
      ladder.add(timeNs, key);
    } else {
      front.insert(timeNs, key);
      if (front.isLongerThan(LONG_FRONT)) {
        shortenFront();
      }
    }
  }

  /** Keeps insertion into the front cheap: what is not due soon goes back to the ladder. */
  private void shortenFront() {
    int cut = front.cut(SHORT_FRONT);
    long[] p = front.pairs;
    int end = front.tail;
    frontEndNs = p[cut - 2];
    front.tail = cut;
    for (int i = cut; i < end; i += 2) {
      ladder.add(p[i], p[i + 1]);
    }
  }

  /** Removes an event. Returns whether it was pending. */
  public boolean cancel(long handle) {
    int at = slots.find(handle);
    if (at < 0) {
      return false;
    }
    int slot = (int) handle & SLOT_MASK;
    if (slots.words[at + LIVE] != slots.words[at + QUEUED]) {
      moved--;
    }
    if (slots.words[at + META] < 0) {
      slots.takePayload(slot);
    }
    slots.release(slot);
    size--;
    addStale();
    return true;
  }

  private void addStale() {
    if (++stale > MIN_STALE_TO_SWEEP && stale > 4 * (long) size) {
      sweep();
    }
  }

  /** Drops all stale entries of the ladder, so that they never outnumber the pending events for long. */
  private void sweep() {
    int bucket = ladder.nextOccupied(0);
    while (bucket >= 0) {
      spread(bucket);
      bucket = ladder.nextOccupied(bucket + 1);
    }
  }

  /**
   * Moves an event to another time, as cancel and schedule would, order at ties included. O(1) if the new time is not earlier than
   * the present one: the queue entry stays where it is and is corrected when it is met.
   *
   * @return {@code handle}, or {@link #NONE} if the event is not pending any more
   */
  public long rearm(long handle, long timeNs) {
    int at = slots.find(handle);
    if (at < 0) {
      return NONE;
    }
    long[] w = slots.words;
    long key = takeKey((int) handle & SLOT_MASK);
    boolean wasMoved = w[at + LIVE] != w[at + QUEUED];
    boolean later = timeNs >= w[at + TIME];
    w[at + LIVE] = key;
    w[at + TIME] = timeNs;
    if (later) {
      moved += wasMoved ? 0 : 1;
    } else {
      moved -= wasMoved ? 1 : 0;
      w[at + QUEUED] = key;
      enqueue(timeNs, key);
      addStale();
    }
    return handle;
  }

  /** Whether the event of this handle still waits. */
  public boolean isPending(long handle) {
    return slots.find(handle) >= 0;
  }

  /**
   * Takes out the next event that is due not later than {@code limitNs}; its parts are then in the {@code polled...} methods.
   *
   * @return whether there was one
   */
  public boolean poll(long limitNs) {
    Front f = front;
    while (f.head != f.tail || refill(limitNs)) {
      int i = f.head;
      long timeNs = f.pairs[i];
      if (timeNs > limitNs) {
        return false;
      }
      long key = f.pairs[i + 1];
      f.head = i + 2;
      int slot = (int) key & SLOT_MASK;
      int at = slot * STRIDE;
      long[] w = slots.words;
      if (w[at + QUEUED] == key && w[at + LIVE] == key) {
        take(slot, at, timeNs);
        return true;
      }
      correct(at, key);
    }
    return false;
  }

  private void take(int slot, int at, long timeNs) {
    long[] w = slots.words;
    long meta = w[at + META];
    polledTimeNs = timeNs;
    polledArg = w[at + ARG];
    polledMeta = meta;
    polledPayload = meta < 0 ? slots.takePayload(slot) : null;
    slots.release(slot);
    size--;
  }

  /** An entry that does not tell the truth about its event: put it where it belongs, or drop it if the event is gone. */
  private void correct(int at, long key) {
    long[] w = slots.words;
    if (w[at + QUEUED] == key) {
      long live = w[at + LIVE];
      w[at + QUEUED] = live;
      moved--;
      enqueue(w[at + TIME], live);
    } else {
      stale--;
    }
  }

  /** Brings the earliest entries into the empty front. Returns false if there are none up to the limit. */
  private boolean refill(long limitNs) {
    while (size > 0) { // what is stale only may stay where it is
      int bucket = ladder.first();
      long startNs = ladder.start(bucket);
      if (startNs > limitNs) {
        return false;
      }
      int shift = RadixLadder.shift(bucket);
      ladder.base = startNs;
      if (shift == 0
          || ladder.hasAtMost(bucket, shift < COARSE_SHIFT ? FINE_CHUNKS : COARSE_CHUNKS)) {
        frontEndNs = startNs | (1L << shift) - 1;
        load(bucket, shift == 0);
        if (!front.isEmpty()) {
          return true;
        }
      } else {
        spread(bucket);
      }
    }
    return false;
  }

  /** Sorts a bucket into the empty front. */
  private void load(int bucket, boolean oneInstant) {
    front.head = 0;
    front.tail = 0;
    int tail = ladder.tail(bucket);
    int chunk = ladder.head(bucket);
    ladder.detach(bucket);
    boolean more = true;
    while (more) {
      int end = RadixLadder.chunkEnd(chunk, tail);
      long[] w = slots.words;
      long[] p = ladder.pool;
      for (int i = chunk; i < end; i += 2) {
        long key = p[i + 1];
        int at = ((int) key & SLOT_MASK) * STRIDE;
        if (w[at + QUEUED] != key
            || w[at + LIVE] != key) { // also fetches the record before it is needed
          correct(at, key);
          p = ladder.pool;
        } else if (oneInstant) {
          front.append(p[i], key);
        } else {
          front.insert(p[i], key);
        }
      }
      more = end != tail;
      chunk = ladder.recycle(chunk);
    }
    if (oneInstant) {
      front.sortKeys();
    }
  }

  /** Puts the entries of a bucket where they belong now. */
  private void spread(int bucket) {
    int tail = ladder.tail(bucket);
    int chunk = ladder.head(bucket);
    ladder.detach(bucket);
    boolean check = 8L * (stale + moved) > size;
    boolean more = true;
    while (more) {
      int end = RadixLadder.chunkEnd(chunk, tail);
      for (int i = chunk; i < end; i += 2) {
        long key = ladder.pool[i + 1];
        if (check && !isTrue(key)) {
          correct(((int) key & SLOT_MASK) * STRIDE, key);
        } else {
          ladder.add(ladder.pool[i], key);
        }
      }
      more = end != tail;
      chunk = ladder.recycle(chunk);
    }
  }

  private boolean isTrue(long key) {
    int at = ((int) key & SLOT_MASK) * STRIDE;
    return slots.words[at + QUEUED] == key && slots.words[at + LIVE] == key;
  }

  public long polledTimeNs() {
    return polledTimeNs;
  }

  public int polledKind() {
    return (int) (polledMeta >>> 32) & Integer.MAX_VALUE;
  }

  public int polledTarget() {
    return (int) polledMeta;
  }

  public long polledArg() {
    return polledArg;
  }

  public @Nullable Payload polledPayload() {
    return polledPayload;
  }
}
