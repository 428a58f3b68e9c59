package io.dryswarm.models.dispatcher;

import java.util.TreeMap;

/** Virtual time for tests without a kernel. */
public final class TestClock implements StoreDouble.Clock {
  private record Due(long timeNs, long sequence) implements Comparable<Due> {
    @Override
    public int compareTo(Due o) {
      return timeNs != o.timeNs
          ? Long.compare(timeNs, o.timeNs)
          : Long.compare(sequence, o.sequence);
    }
  }

  private final TreeMap<Due, Runnable> due = new TreeMap<>();
  private long nowNs;
  private long sequence;

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void after(long delayNs, Runnable action) {
    due.put(new Due(nowNs + delayNs, sequence++), action);
  }

  /** Runs everything up to and including that time. */
  public void runTo(long timeMs) {
    long endNs = timeMs * 1_000_000L;
    while (!due.isEmpty() && due.firstKey().timeNs() <= endNs) {
      var next = due.pollFirstEntry();
      nowNs = next.getKey().timeNs();
      next.getValue().run();
    }
    nowNs = endNs;
  }

  public long nowMs() {
    return nowNs / 1_000_000L;
  }
}
