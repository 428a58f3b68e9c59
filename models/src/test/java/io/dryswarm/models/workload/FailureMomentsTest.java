package io.dryswarm.models.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FailureMomentsTest {
  private static final int RESET = FailureCode.of(FailureCause.RESET, null);
  private static final int REFUSED = FailureCode.of(FailureCause.REFUSED, null);

  private final FailureMoments moments = new FailureMoments();

  @Test
  void bothEndsBelongToTheTime() {
    moments.failed(9, RESET);
    moments.failed(10, RESET);
    moments.mark(10);
    moments.failed(10, RESET);
    moments.failed(15, REFUSED);
    moments.retried(16);
    moments.mark(20);
    moments.retried(20);
    moments.failed(20, REFUSED);
    moments.failed(21, REFUSED);

    assertEquals("{connection refused=2, connection reset=2}", between(10, 20));
    assertEquals(2, moments.retriedBetween(10, 20));
    assertEquals("{connection refused=1}", between(20, 20));
  }

  @Test
  void upToTheEndNeedsNoMark() {
    moments.mark(5);
    moments.failed(7, FailureCode.of(FailureCause.SERVER_ERROR, FailureCause.RESET));

    assertEquals("{HTTP 500 (connection reset further on)=1}", between(5, 7));
    assertEquals("{HTTP 500 (connection reset further on)=1}", between(5, 1_000));
  }

  @Test
  void whatWasNotMarkedIsNotKnown() {
    moments.failed(7, RESET);
    moments.mark(8);
    moments.failed(9, RESET);

    assertThrows(IllegalArgumentException.class, () -> moments.failuresBetween(7, 8));
  }

  /** The same answers as from a list of all that failed, for all pairs of marks. */
  @Test
  void asIfEverythingWereKept() {
    RandomStream random = new RandomStreams(3).stream("test", 0);
    List<long[]> all = new ArrayList<>();
    List<Long> marks = new ArrayList<>();
    long nowNs = 0;
    for (int step = 0; step < 2_000; step++) {
      nowNs += random.nextInt(3);
      int code = random.nextInt(FailureCode.COUNT + 1);
      if (random.nextInt(40) == 0) {
        moments.mark(nowNs);
        marks.add(nowNs);
      } else if (code == FailureCode.COUNT) {
        moments.retried(nowNs);
      } else {
        moments.failed(nowNs, code);
        all.add(new long[] {nowNs, code});
      }
    }
    for (long fromNs : marks) {
      for (long toNs : marks) {
        if (fromNs <= toNs) {
          assertEquals(kept(all, fromNs, toNs), moments.failuresBetween(fromNs, toNs));
        }
      }
      assertEquals(kept(all, fromNs, nowNs), moments.failuresBetween(fromNs, nowNs));
    }
  }

  private static SortedMap<String, Long> kept(List<long[]> all, long fromNs, long toNs) {
    TreeMap<String, Long> byCause = new TreeMap<>();
    for (long[] one : all) {
      if (one[0] >= fromNs && one[0] <= toNs) {
        byCause.merge(FailureCode.words((int) one[1]), 1L, Long::sum);
      }
    }
    return byCause;
  }

  private String between(long fromNs, long toNs) {
    return moments.failuresBetween(fromNs, toNs).toString();
  }
}
