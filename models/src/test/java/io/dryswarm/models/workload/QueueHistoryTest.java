package io.dryswarm.models.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import org.junit.jupiter.api.Test;

class QueueHistoryTest {
  private final QueueHistory history = new QueueHistory();

  @Test
  void tellsTheLengthAtEvenlySpacedTimes() {
    for (int second = 1; second <= 600; second++) {
      history.add(second * Time.SECOND, 10 * second);
    }

    assertEquals(
        "2000 at 3:20, 3000 at 5:00, 4000 at 6:40, 5000 at 8:20, ",
        history.words(100 * Time.SECOND, 600 * Time.SECOND));
  }

  @Test
  void tellsASampleOnce() {
    history.add(90 * Time.SECOND + 250 * Time.MILLISECOND, 7);

    assertEquals("7 at 1:30.250, ", history.words(0, 110 * Time.SECOND));
  }

  @Test
  void saysNothingWithoutSamples() {
    assertEquals("", history.words(0, Time.MINUTE));
  }
}
