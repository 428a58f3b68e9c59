package io.dryswarm.models.workload;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What had failed, and what had been sent again, at moments that somebody marked, all users together: enough to say what happened
 * between two of them. Memory is that of the marks and of one nanosecond, however many requests fail.
 */
final class FailureMoments {
  /** After the codes of failures: a request that was sent again. */
  private static final int RETRIED = FailureCode.COUNT;

  /** Counts before the nanosecond of a mark, and with all that came in it. */
  private record Mark(long[] before, long[] after) {}

  private final TreeMap<Long, Mark> marks = new TreeMap<>();
  private final long[] counts = new long[FailureCode.COUNT + 1];

  /** The nanosecond of the last count or mark, and what was counted in it. */
  private long presentNs = -1;

  private final IntArrayList present = new IntArrayList();

  /** A request has failed for good. */
  void failed(long nowNs, int code) {
    count(nowNs, code);
  }

  /** A request needed its first retransmission. */
  void retried(long nowNs) {
    count(nowNs, RETRIED);
  }

  private void count(long nowNs, int code) {
    moveTo(nowNs);
    counts[code]++;
    present.add(code);
  }

  /** {@link #failuresBetween} may be asked from this moment on, or up to it. What is still to come in this nanosecond counts, too. */
  void mark(long nowNs) {
    moveTo(nowNs);
    if (!marks.containsKey(nowNs)) {
      long[] before = counts.clone();
      for (int i = 0; i < present.size(); i++) {
        before[present.getInt(i)]--;
      }
      marks.put(nowNs, new Mark(before, counts.clone()));
    }
  }

  private void moveTo(long nowNs) {
    if (nowNs != presentNs) {
      settle();
      presentNs = nowNs;
      present.clear();
    }
  }

  /** The present nanosecond may be over: if it has a mark, that holds all of it. */
  private void settle() {
    Map.Entry<Long, Mark> last = marks.lastEntry();
    if (last != null && last.getKey() == presentNs) {
      System.arraycopy(counts, 0, last.getValue().after, 0, counts.length);
    }
  }

  /**
   * Failures by cause in words, from one nanosecond up to and including another.
   *
   * @param fromNs a moment that was marked
   * @param toNs   the same, or not before the last count
   * @throws IllegalArgumentException if a moment was not marked
   */
  SortedMap<String, Long> failuresBetween(long fromNs, long toNs) {
    long[] before = before(fromNs);
    long[] after = after(toNs);
    TreeMap<String, Long> byCause = new TreeMap<>();
    for (int code = 0; code < FailureCode.COUNT; code++) {
      if (after[code] > before[code]) {
        byCause.merge(FailureCode.words(code), after[code] - before[code], Long::sum);
      }
    }
    return byCause;
  }

  /** Requests that needed a first retransmission; of times as for {@link #failuresBetween}. */
  long retriedBetween(long fromNs, long toNs) {
    return after(toNs)[RETRIED] - before(fromNs)[RETRIED];
  }

  private long[] before(long ns) {
    return marked(ns).before;
  }

  private long[] after(long ns) {
    return ns >= presentNs ? counts : marked(ns).after;
  }

  private Mark marked(long ns) {
    Mark mark = marks.get(ns);
    if (mark == null) {
      throw new IllegalArgumentException("the moment " + ns + " ns was not marked");
    }
    return mark;
  }
}
