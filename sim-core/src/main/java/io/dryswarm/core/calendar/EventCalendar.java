package io.dryswarm.core.calendar;

import io.dryswarm.core.Payload;
import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pending events, ordered by (time, sequence). */
public final class EventCalendar {
  /** No event. */
  public static final long NONE = -1;

  private record Key(long timeNs, long seq) implements Comparable<Key> {
    @Override
    public int compareTo(Key o) {
      return timeNs != o.timeNs ? Long.compare(timeNs, o.timeNs) : Long.compare(seq, o.seq);
    }
  }

  private record Event(
      Key key,
      long handle,
      int kind,
      int target,
      long arg,
      @Nullable Payload payload) {}

  private final TreeMap<Key, Event> queue = new TreeMap<>();
  private final Long2ObjectRBTreeMap<Event> byHandle = new Long2ObjectRBTreeMap<>();
  private long seq;
  private @Nullable Event polled;

  public int size() {
    return queue.size();
  }

  public long schedule(long timeNs, int kind, int target, long arg, @Nullable Payload payload) {
    long s = seq++;
    put(new Event(new Key(timeNs, s), s, kind, target, arg, payload));
    return s;
  }

  private void put(Event e) {
    queue.put(e.key, e);
    byHandle.put(e.handle, e);
  }

  public boolean cancel(long handle) {
    Event e = byHandle.remove(handle);
    return e != null && queue.remove(e.key) != null;
  }

  public long rearm(long handle, long timeNs) {
    Event e = byHandle.get(handle);
    if (e == null) {
      return NONE;
    }
    queue.remove(e.key);
    put(new Event(new Key(timeNs, seq++), handle, e.kind, e.target, e.arg, e.payload));
    return handle;
  }

  public boolean isPending(long handle) {
    return byHandle.containsKey(handle);
  }

  /** Time of the next event, {@link Long#MAX_VALUE} if there is none. */
  public long peekTimeNs() {
    return queue.isEmpty() ? Long.MAX_VALUE : queue.firstKey().timeNs;
  }

  /** Takes the next event out; its parts are then in the {@code polled...} methods. */
  public boolean poll() {
    var first = queue.pollFirstEntry();
    if (first == null) {
      return false;
    }
    polled = first.getValue();
    byHandle.remove(polled.handle);
    return true;
  }

  public long polledTimeNs() {
    return polled().key.timeNs;
  }

  public int polledKind() {
    return polled().kind;
  }

  public int polledTarget() {
    return polled().target;
  }

  public long polledArg() {
    return polled().arg;
  }

  public @Nullable Payload polledPayload() {
    return polled().payload;
  }

  private Event polled() {
    if (polled == null) {
      throw new IllegalStateException("nothing polled");
    }
    return polled;
  }
}
