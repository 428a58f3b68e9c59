package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.workload.Step.OnError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program meets that uses a connection again: data-plane facts F5.21, F5.23. */
class KeptConnectionsTest {
  private static final int CALLED = 1;
  private static final int CALLER = 2;

  private final Bench bench = new Bench(1)
      .program("called", 10, 10, on("GET", Bench.compute(0)))
      .program(
          "caller",
          1,
          1,
          on("NOTHING"),
          new Step.Sleep(new Constant(10 * Time.SECOND)),
          new Step.Call("called", "GET", 5 * Time.SECOND, true, OnError.CRASH));

  /** When the caller, which calls every ten seconds and dies of an error, has ended after its first call; seconds since its second. */
  private double diesAfter(Passage passage) {
    bench.start("called", CALLED, 1).start("caller", CALLER, 2).runUntil(15 * Time.SECOND);
    assertEquals(1, bench.dialer.dials.size());
    bench.dialer.passage = passage;
    while (bench.exits.isEmpty() && bench.sim.nowNs() < 60 * Time.SECOND) {
      bench.runUntil(bench.sim.nowNs() + 10 * Time.MICROSECOND);
    }
    assertEquals(List.of("task 2 exits with 1"), bench.exits);
    return (bench.sim.nowNs() - 20 * Time.SECOND) / 1e9;
  }

  @Test
  void aForgottenConnectionIsResetAtOnce() {
    assertEquals(0.0003, diesAfter(Passage.UNKNOWN), 0.0003);
  }

  @Test
  void aDroppedPacketIsResetWhenItIsSentAgain() {
    assertEquals(0.2, diesAfter(Passage.DROPPED), 0.001);
  }

  @Test
  void swallowedPacketsAreSilence() {
    assertEquals(5, diesAfter(Passage.SWALLOWED), 0.001);
  }
}
