package io.dryswarm.core.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the latest records in memory, for tests and for the last words of a failed run. */
public final class MemorySink implements TraceSink {
  private final int capacity;
  private final Deque<TraceRecord> latest = new ArrayDeque<>();
  private long dropped;

  /**
   * One trace record.
   *
   * @param timeNs virtual time, nanoseconds
   * @param entity what it is about; -1 if nothing
   */
  public record TraceRecord(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    /** {@code 12402000000 dispatcher.node-down 3 0 0 text}, without a trailing space. */
    @Override
    public String toString() {
      String head = timeNs + " " + code.name() + " " + entity + " " + a + " " + b;
      return text.isEmpty() ? head : head + " " + text;
    }
  }

  /**
   * @param capacity how many records are kept, at least 1; older ones are dropped
   */
  public MemorySink(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity is " + capacity + ", expected at least 1");
    }
    this.capacity = capacity;
  }

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    if (latest.size() == capacity) {
      latest.removeFirst();
      dropped++;
    }
    latest.addLast(new TraceRecord(timeNs, code, entity, a, b, text));
  }

  /** The records kept, oldest first; a copy. */
  public List<TraceRecord> records() {
    return List.copyOf(latest);
  }

  /** How many older records were dropped. */
  public long dropped() {
    return dropped;
  }

  /** One record a line, oldest first; forgets them. */
  public String drain() {
    StringBuilder lines = new StringBuilder();
    for (TraceRecord each : latest) {
      lines.append(each).append('\n');
    }
    latest.clear();
    return lines.toString();
  }
}
