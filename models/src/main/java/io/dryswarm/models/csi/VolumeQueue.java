package io.dryswarm.models.csi;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Volumes with work to do, each once, and when. A volume that is queued again takes the place of its earlier entry. Source: moby/swarmkit
 * volumequeue/queue.go.
 */
final class VolumeQueue {
  private static final long BASE_NS = 100_000_000L;
  private static final long MOST_NS = 600_000_000_000L;

  /**
   * @param attempt failures before this one
   * @param dueNs   virtual time
   */
  record Entry(int volume, int attempt, long dueNs) {}

  private record Turn(long dueNs, long number) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      int byTime = Long.compare(dueNs, other.dueNs);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final TreeMap<Turn, Entry> byTurn = new TreeMap<>();
  private final TreeMap<Integer, Turn> byVolume = new TreeMap<>();
  private long last;

  void enqueue(int volume, int attempt, long nowNs) {
    Turn before = byVolume.remove(volume);
    if (before != null) {
      byTurn.remove(before);
    }
    Entry entry = new Entry(volume, attempt, nowNs + pauseNs(attempt));
    Turn turn = new Turn(entry.dueNs(), ++last);
    byTurn.put(turn, entry);
    byVolume.put(volume, turn);
  }

  /** 0.2 s after the first failure, then twice as long each time, 10 min at most. From attempt 37 on Go's shift overflows: no pause. */
  static long pauseNs(int attempt) {
    if (attempt == 0 || attempt >= Long.SIZE) {
      return 0;
    }
    return Math.max(0, Math.min(BASE_NS << attempt, MOST_NS));
  }

  /** Takes out the first entry that is due; {@code null} if none is. */
  @Nullable
  Entry poll(long nowNs) {
    if (byTurn.isEmpty() || byTurn.firstKey().dueNs() > nowNs) {
      return null;
    }
    Entry entry = byTurn.pollFirstEntry().getValue();
    byVolume.remove(entry.volume());
    return entry;
  }

  /** When the next entry is due, virtual time; negative if there is none. */
  long nextDueNs() {
    return byTurn.isEmpty() ? -1 : byTurn.firstKey().dueNs();
  }
}
