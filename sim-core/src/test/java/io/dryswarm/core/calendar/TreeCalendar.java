package io.dryswarm.core.calendar;

import io.dryswarm.core.Payload;
import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The obvious calendar, a sorted tree of objects: the oracle of {@link EventCalendar}. */
final class TreeCalendar {
  private static final long NONE = -1;

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

  int size() {
    return queue.size();
  }

  long schedule(long timeNs, int kind, int target, long arg, @Nullable Payload payload) {
    long s = seq++;
    put(new Event(new Key(timeNs, s), s, kind, target, arg, payload));
    return s;
  }

  private void put(Event e) {
    queue.put(e.key, e);
    byHandle.put(e.handle, e);
  }

  boolean cancel(long handle) {
    Event e = byHandle.remove(handle);
    return e != null && queue.remove(e.key) != null;
  }

  long rearm(long handle, long timeNs) {
    Event e = byHandle.get(handle);
    if (e == null) {
      return NONE;
    }
    queue.remove(e.key);
    put(new Event(new Key(timeNs, seq++), handle, e.kind, e.target, e.arg, e.payload));
    return handle;
  }

  boolean isPending(long handle) {
    return byHandle.containsKey(handle);
  }

  boolean poll(long limitNs) {
    if (queue.isEmpty() || queue.firstKey().timeNs > limitNs) {
      return false;
    }
    polled = queue.pollFirstEntry().getValue();
    byHandle.remove(polled.handle);
    return true;
  }

  long polledTimeNs() {
    return polled().key.timeNs;
  }

  int polledKind() {
    return polled().kind;
  }

  int polledTarget() {
    return polled().target;
  }

  long polledArg() {
    return polled().arg;
  }

  @Nullable
  Payload polledPayload() {
    return polled().payload;
  }

  private Event polled() {
    if (polled == null) {
      throw new IllegalStateException("nothing polled");
    }
    return polled;
  }
}
