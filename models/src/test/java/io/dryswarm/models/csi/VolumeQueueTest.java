package io.dryswarm.models.csi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dryswarm.models.csi.VolumeQueue.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeQueueTest {
  private static final long MS = 1_000_000L;

  private final VolumeQueue queue = new VolumeQueue();

  /** SwarmKit's queue: 100 ms shifted by the number of failures, ten minutes at most; the shift overflows as in Go. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 200",
    "2, 400",
    "3, 800",
    "12, 409600",
    "13, 600000",
    "36, 600000",
    "37, 0",
    "64, 0"
  })
  void thePauseDoublesWithEveryFailure(int attempt, long ms) {
    assertEquals(ms * MS, VolumeQueue.pauseNs(attempt));
  }

  // SwarmKit: should dequeue ready entries
  @Test
  void onlyWhatIsDueIsTakenOutTheOldestFirst() {
    queue.enqueue(7, 1, 0);
    queue.enqueue(8, 0, 0);
    queue.enqueue(6, 0, 0);
    assertEquals(new Entry(8, 0, 0), queue.poll(0));
    assertEquals(new Entry(6, 0, 0), queue.poll(0));
    assertNull(queue.poll(199 * MS));
    assertEquals(200 * MS, queue.nextDueNs());
    assertEquals(new Entry(7, 1, 200 * MS), queue.poll(200 * MS));
    assertEquals(-1, queue.nextDueNs());
  }

  @Test
  void aVolumeIsQueuedOnceAndTheLastTimeCounts() {
    queue.enqueue(7, 5, 0);
    queue.enqueue(7, 0, 10);
    assertEquals(new Entry(7, 0, 10), queue.poll(10));
    assertNull(queue.poll(Long.MAX_VALUE));
  }
}
