package io.dryswarm.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StatsTest {
  @Test
  void counterCountsSinceTheReset() {
    Counter counter = new Counter();
    counter.increment();
    counter.reset();
    counter.increment();
    counter.add(4);
    assertEquals(5, counter.count());
    assertThrows(IllegalArgumentException.class, () -> counter.add(-1));
  }

  @Test
  void meanIsWeightedByTime() {
    TimeWeighted queue = new TimeWeighted(100, 0);
    queue.set(110, 2); // 10 ns of 0
    queue.add(140, 3); // 30 ns of 2
    queue.set(150, 1); // 10 ns of 5
    assertEquals((30 * 2 + 10 * 5 + 50 * 1) / 100.0, queue.mean(200), 1e-12);
    assertEquals(5, queue.max());
    assertEquals(0, queue.min());
    assertEquals(1, queue.value());
  }

  @Test
  void resetKeepsThePresentValueAndForgetsThePast() {
    TimeWeighted queue = new TimeWeighted(0, 0);
    queue.set(10, 100);
    queue.set(20, 4);
    queue.reset(30);
    assertEquals(4, queue.mean(30), "no time has passed");
    queue.set(40, 6);
    assertEquals(5, queue.mean(50), 1e-12);
    assertEquals(6, queue.max());
    assertEquals(4, queue.min());
  }

  @Test
  void severalChangesInOneInstantCountOnlyAsExtremes() {
    TimeWeighted queue = new TimeWeighted(0, 1);
    queue.add(5, 9);
    queue.add(5, -9);
    assertEquals(1, queue.mean(10), 1e-12);
    assertEquals(10, queue.max());
  }

  @Test
  void timeMustNotRunBackwards() {
    TimeWeighted queue = new TimeWeighted(10, 1);
    assertThrows(IllegalArgumentException.class, () -> queue.set(9, 2));
    assertThrows(IllegalArgumentException.class, () -> queue.mean(9));
  }

  @Test
  void latencyQuantilesAreWithinThreeDigits() {
    LatencyRecorder latency = new LatencyRecorder();
    for (int i = 1; i <= 10_000; i++) {
      latency.record(i * 1_000_000L);
    }
    assertEquals(10_000, latency.count());
    assertEquals(5e9, latency.quantileNs(0.5), 5e6);
    assertEquals(9.9e9, latency.quantileNs(0.99), 1e7);
    assertEquals(10e9, latency.maxNs(), 1e7);
    assertEquals(5.0005e9, latency.meanNs(), 5e6);
    assertEquals(2500, latency.countUpTo(2_500_000_000L), 3);
    assertEquals(0, latency.countUpTo(-1));
  }

  @Test
  void latencyRecorderGrowsAddsAndResets() {
    LatencyRecorder latency = new LatencyRecorder();
    assertEquals(0, latency.quantileNs(0.99));
    assertEquals(0, latency.maxNs());
    assertEquals(0, latency.meanNs());
    latency.record(0);
    latency.record(48 * 3_600_000_000_000L); // two days
    LatencyRecorder other = new LatencyRecorder();
    other.record(7);
    latency.add(other);
    assertEquals(3, latency.toHistogram().getTotalCount());
    assertEquals(7, latency.quantileNs(0.5));
    latency.reset();
    assertEquals(0, latency.count());
    assertEquals(1, other.count());
  }

  @Test
  void latencyRecorderRefusesNonsense() {
    LatencyRecorder latency = new LatencyRecorder();
    assertThrows(IllegalArgumentException.class, () -> latency.record(-1));
    assertThrows(IllegalArgumentException.class, () -> latency.quantileNs(99));
    assertThrows(IllegalArgumentException.class, () -> latency.quantileNs(Double.NaN));
  }
}
