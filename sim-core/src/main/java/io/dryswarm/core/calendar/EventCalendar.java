package io.dryswarm.core.calendar;

import static io.dryswarm.core.calendar.SlotTable.ARG;
import static io.dryswarm.core.calendar.SlotTable.EARLIER;
import static io.dryswarm.core.calendar.SlotTable.KEY;
import static io.dryswarm.core.calendar.SlotTable.META;
import static io.dryswarm.core.calendar.SlotTable.PAYLOAD;
import static io.dryswarm.core.calendar.SlotTable.TIME;

import io.dryswarm.core.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Pending events, ordered by (time, sequence). No allocation per event, cancel and re-arm in O(1); see the package page for how it
 * works.
 *
 * <p>Times are at least 0 and never earlier than the latest {@link #poll}: its event, or its limit if it found none.
 */
public final class EventCalendar {
  /** No event. */
  public static final long NONE = -1;

  private static final long FIRST_KEY = 1L << SlotTable.SLOT_BITS;
  /** Kind and target, without the flags. */
  private static final long WHAT_MASK = (1L << 60) - 1;

  /** A bucket of more chunks than this is never sorted into the front but spread over the finer levels. */
  private static final int MAX_CHUNKS = 140;

  private static final int MIN_CHUNKS = 4;
  /** After so many buckets that were spread although the front could take them, it is tried again. */
  private static final int REFUSALS = 16;

  /** The front takes further buckets, none of more than {@link #SHORT_CHUNKS} chunks, until it has so many words. */
  private static final int SHORT_RUN = 2 * 48;

  private static final int SHORT_CHUNKS = 2;

  private static final int LONG_LATE = 128;
  private static final int SHORT_LATE = LONG_LATE / 2;
  private static final int MIN_STALE_TO_SWEEP = 1 << 14;

  private final SlotTable slots = new SlotTable();
  private final RadixLadder ladder = new RadixLadder();
  private final Front front = new Front();
  private final TieOrder ties;
  /** Entries up to this time are in the front, later ones in the ladder. */
  private long frontEndNs = -1;

  /** Largest bucket that is sorted into the front: few if many events are scheduled into its time meanwhile. */
  private int maxChunks = MAX_CHUNKS;

  private int refusals;

  private long nextKey = FIRST_KEY;
  private int size;
  /** Queue entries whose event is gone. */
  private int stale;

  private final long[] untrue = new long[RadixLadder.CHUNK / 2];

  private long polledTimeNs;
  private long polledArg;
  private long polledMeta;
  private long polledKey;
  private int polledSlot;

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

  /** Number of queue entries, those whose event is gone included. */
  int entries() {
    return size + stale;
  }

  /**
   * Adds an event.
   *
   * @param kind 0 to 2^28 - 1
   * @return its handle, never {@link #NONE} nor 0
   */
  public long schedule(long timeNs, int kind, int target, long arg, @Nullable Payload payload) {
    SlotTable s = slots;
    int slot = s.nextFree();
    int at = SlotTable.recordOf(slot);
    long key = takeKey(slot);
    long meta = (long) kind << 32 | target & 0xFFFFFFFFL;
    if (payload != null) {
      meta |= PAYLOAD;
      s.putPayload(slot, payload);
    }
    size++;
    long link = s.unlink(at);
    if ((link & EARLIER) != 0 && timeNs >= s.words[at + TIME]) {
      s.fill(at, key, arg, meta | EARLIER, timeNs); // as if the cancelled event were re-armed
      stale--;
    } else {
      s.fill(at, key, arg, meta, timeNs);
      enqueue(timeNs, key);
    }
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
      if (front.isLateLongerThan(LONG_LATE)) {
        shortenFront();
      }
    }
  }

  /** Keeps insertion into the front cheap: what is not due soon goes back to the ladder. */
  private void shortenFront() {
    Front f = front;
    maxChunks = MIN_CHUNKS;
    int cut = f.cut(SHORT_LATE);
    frontEndNs = f.late[cut - 2];
    for (int i = cut; i < f.lateEnd; i += 2) {
      ladder.add(f.late[i], f.late[i + 1]);
    }
    f.lateEnd = cut;
    int keep = f.runEnd;
    while (keep > f.runHead && f.run[keep - 2] > frontEndNs) {
      keep -= 2;
      ladder.add(f.run[keep], f.run[keep + 1]);
    }
    f.runEnd = keep;
  }

  /** Removes an event. Returns whether it was pending. */
  public boolean cancel(long handle) {
    int at = slots.find(handle);
    if (at < 0) {
      return false;
    }
    int slot = SlotTable.slotOf(handle);
    long meta = slots.words[at + META];
    if ((meta & PAYLOAD) != 0) {
      slots.takePayload(slot);
    }
    slots.abandon(slot);
    size--;
    addStale();
    return true;
  }

  private void addStale() {
    if (++stale > MIN_STALE_TO_SWEEP && stale > 4L * size) {
      sweep();
    }
  }

  /** Drops the stale entries of the ladder, so that they never outnumber the pending events for long. */
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
   * @return the handle from now on, or {@link #NONE} if the event is not pending any more; the old handle is stale then
   */
  public long rearm(long handle, long timeNs) {
    int at = slots.find(handle);
    if (at < 0) {
      return NONE;
    }
    long key = takeKey(SlotTable.slotOf(handle));
    long[] w = slots.words;
    if (timeNs >= w[at + TIME]) {
      slots.move(at, key, timeNs);
      return key;
    }
    w[at + META] &= ~EARLIER;
    w[at + KEY] = key;
    w[at + TIME] = timeNs;
    enqueue(timeNs, key);
    addStale();
    return key;
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
    while (true) {
      int i = f.runHead;
      int late = f.lateHead;
      long timeNs;
      long key;
      if (late != f.lateEnd && (i == f.runEnd || f.isLateFirst(i, late))) {
        timeNs = f.late[late];
        if (timeNs > limitNs) {
          return false;
        }
        key = f.late[late + 1];
        f.lateHead = late + 2;
      } else if (i != f.runEnd) {
        timeNs = f.run[i];
        if (timeNs > limitNs) {
          return false;
        }
        key = f.run[i + 1];
        f.runHead = i + 2;
      } else if (refill(limitNs)) {
        continue;
      } else {
        return false;
      }
      int at = SlotTable.recordOf(key);
      long[] w = slots.words;
      if (w[at + KEY] == key) {
        polledTimeNs = timeNs;
        polledArg = w[at + ARG];
        polledMeta = w[at + META];
        polledKey = key;
        polledSlot = SlotTable.slotOf(key);
        slots.release(polledSlot);
        size--;
        return true;
      }
      correct(at, key);
    }
  }

  /** An entry that does not tell the truth about its event: put it where it belongs, or drop it if the event is gone. */
  private void correct(int at, long key) {
    if (settle(at, key)) {
      enqueue(slots.words[at + TIME], slots.words[at + KEY]);
    }
  }

  /**
   * Forgets an untrue queue entry. Returns whether it was all that the queue had of its event, which then must get one at its own
   * time.
   */
  private boolean settle(int at, long key) {
    long[] w = slots.words;
    if (slots.isEarlierKey(at, key)) {
      w[at + META] &= ~EARLIER;
      if (w[at + KEY] != 0) {
        return true;
      }
    }
    stale--;
    return false;
  }

  /** Brings the earliest entries into the empty front. Returns false if there are none up to the limit. */
  private boolean refill(long limitNs) {
    while (size > 0) { // what is stale only may stay where it is
      int bucket = ladder.first();
      long startNs = ladder.start(bucket);
      if (startNs > limitNs) {
        return false;
      }
      ladder.base = startNs;
      frontEndNs = startNs - 1;
      if (RadixLadder.shift(bucket) == 0 || fits(ladder.chunks(bucket))) {
        load(bucket, limitNs);
        if (!front.isEmpty()) {
          return true;
        }
      } else {
        spread(bucket);
      }
    }
    return false;
  }

  private boolean fits(int chunks) {
    if (chunks <= maxChunks) {
      return true;
    }
    if (chunks <= MAX_CHUNKS && ++refusals == REFUSALS) {
      refusals = 0;
      maxChunks = MAX_CHUNKS;
    }
    return false;
  }

  /**
   * Sorts a bucket into the empty front, and the next ones on its level while the front is short; or spreads them if their entries are too
   * close together.
   */
  private void load(int first, long limitNs) {
    Front f = front;
    f.clear();
    int bucket = first;
    long endNs;
    do {
      endNs = ladder.end(bucket);
      gather(bucket, endNs);
      bucket = f.gatheredEnd() < SHORT_RUN ? ladder.nextOnLevel(bucket) : -1;
    } while (bucket >= 0
        && ladder.chunks(bucket) <= SHORT_CHUNKS
        && ladder.start(bucket) <= limitNs);
    if (f.sort(ladder.base, endNs)) {
      frontEndNs = endNs;
    } else {
      long[] g = f.gathered();
      for (int i = 0; i < f.gatheredEnd(); i += 2) {
        ladder.add(g[i], g[i + 1]);
      }
    }
  }

  /** Gathers the entries of a bucket for the front. */
  private void gather(int bucket, long endNs) {
    int tail = ladder.tail(bucket);
    int chunk = ladder.head(bucket);
    ladder.detach(bucket);
    boolean more = true;
    while (more) {
      int end = RadixLadder.chunkEnd(chunk, tail);
      if (!gatherAll(chunk, end)) {
        gatherTrue(chunk, end, endNs);
      }
      more = end != tail;
      chunk = ladder.recycle(chunk);
    }
  }

  /**
   * Gathers these entries if all are true: they stand for pending events that are due at their time. Without branches, so that the
   * records are fetched from memory side by side.
   */
  private boolean gatherAll(int from, int to) {
    front.reserve(to - from);
    long[] g = front.gathered();
    int end = front.gatheredEnd();
    long[] p = ladder.pool;
    long[] w = slots.words;
    long difference = 0;
    for (int i = from; i < to; i += 2) {
      long key = p[i + 1];
      difference |= w[SlotTable.recordOf(key) + KEY] ^ key;
      g[end] = p[i];
      g[end + 1] = key;
      end += 2;
    }
    if (difference != 0) {
      return false;
    }
    front.gatherUpTo(end);
    return true;
  }

  /**
   * Gathers what is due up to {@code endNs}; what is due later goes to its place in the ladder. True and untrue entries, mixed at
   * random, are parted without branches first.
   */
  private void gatherTrue(int from, int to, long endNs) {
    long[] p = ladder.pool;
    long[] w = slots.words;
    long[] other = untrue;
    int others = 0;
    front.reserve(to - from);
    long[] g = front.gathered();
    int end = front.gatheredEnd();
    for (int i = from; i < to; i += 2) {
      long key = p[i + 1];
      long difference = w[SlotTable.recordOf(key) + KEY] ^ key;
      int isOther = (int) ((difference | -difference) >>> 63);
      g[end] = p[i];
      g[end + 1] = key;
      end += 2 - 2 * isOther;
      other[others] = key;
      others += isOther;
    }
    front.gatherUpTo(end);
    for (int i = 0; i < others; i++) {
      regather(other[i], endNs);
    }
  }

  private void regather(long untrueKey, long endNs) {
    int at = SlotTable.recordOf(untrueKey);
    if (settle(at, untrueKey)) {
      long timeNs = slots.words[at + TIME];
      if (timeNs > endNs) {
        ladder.add(timeNs, slots.words[at + KEY]);
      } else {
        front.gather(timeNs, slots.words[at + KEY]);
      }
    }
  }

  /**
   * Whether all these entries are true: they stand for pending events that are due at their time. Without branches, so that the records
   * are fetched from memory side by side.
   */
  private boolean areTrue(int from, int to) {
    long[] p = ladder.pool;
    long[] w = slots.words;
    long difference = 0;
    for (int i = from; i < to; i += 2) {
      long key = p[i + 1];
      int at = SlotTable.recordOf(key);
      difference |= w[at + KEY] ^ key;
    }
    return difference == 0;
  }

  /** Puts the entries of a bucket where they belong now. */
  private void spread(int bucket) {
    int tail = ladder.tail(bucket);
    int chunk = ladder.head(bucket);
    ladder.detach(bucket);
    boolean check = 2L * stale > size;
    boolean more = true;
    while (more) {
      int end = RadixLadder.chunkEnd(chunk, tail);
      boolean unchecked = !check || areTrue(chunk, end);
      for (int i = chunk; i < end; i += 2) {
        long key = ladder.pool[i + 1];
        if (unchecked || areTrue(i, i + 2)) {
          ladder.add(ladder.pool[i], key);
        } else {
          correct(SlotTable.recordOf(key), key);
        }
      }
      more = end != tail;
      chunk = ladder.recycle(chunk);
    }
  }

  /**
   * Puts the event of the latest {@link #poll} back, to come again at another time under its old handle. Only before its payload is taken
   * and before anything else is scheduled.
   *
   * @param timeNs not before the event's own time
   */
  public void putBack(long timeNs) {
    int at = SlotTable.recordOf(polledKey);
    slots.unlink(at);
    slots.fill(at, polledKey, polledArg, polledMeta, timeNs);
    size++;
    enqueue(timeNs, polledKey);
  }

  public long polledTimeNs() {
    return polledTimeNs;
  }

  public int polledKind() {
    return kindOf(polledWhat());
  }

  public int polledTarget() {
    return targetOf(polledWhat());
  }

  /** Kind and target in one word, see {@link #kindOf} and {@link #targetOf}. */
  public long polledWhat() {
    return polledMeta & WHAT_MASK;
  }

  public static int kindOf(long what) {
    return (int) (what >>> 32);
  }

  public static int targetOf(long what) {
    return (int) what;
  }

  public long polledArg() {
    return polledArg;
  }

  /** The payload, which the calendar then forgets: ask once, before scheduling anything. */
  public @Nullable Payload takePolledPayload() {
    return polledMeta < 0 ? slots.takePayload(polledSlot) : null;
  }
}
