package io.dryswarm.models.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeGridTest {
  @Test
  void tenMinutesAreSixHundredSeconds() {
    TimeGrid grid = TimeGrid.of(10 * Time.MINUTE);

    assertEquals(Time.SECOND, grid.widthNs());
    assertEquals(600, grid.count());
    assertEquals(0, grid.bucket(Time.SECOND - 1));
    assertEquals(1, grid.bucket(Time.SECOND));
    assertEquals(599, grid.bucket(10 * Time.MINUTE));
  }

  @Test
  void theLastBucketEndsWithTheRun() {
    TimeGrid grid = TimeGrid.of(12_500 * Time.MILLISECOND);

    assertEquals(13, grid.count());
    assertEquals(Time.SECOND, grid.lengthNs(11));
    assertEquals(500 * Time.MILLISECOND, grid.lengthNs(12));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1023, 1024, 1025, 86_400, 31_536_000})
  void neverMoreThanTheMost(long seconds) {
    TimeGrid grid = TimeGrid.of(seconds * Time.SECOND);

    assertTrue(grid.count() <= TimeGrid.MOST);
    assertTrue(grid.count() * grid.widthNs() >= seconds * Time.SECOND);
    assertTrue(seconds <= TimeGrid.MOST || grid.count() > TimeGrid.MOST / 2);
  }
}
