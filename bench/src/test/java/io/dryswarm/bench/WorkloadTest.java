package io.dryswarm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
  /** The checksums are those of an independent C++ program: same events, same order. */
  @ParameterizedTest
  @CsvSource({
    "w1, 1000, 200000, 07971ddf2b5be4a0",
    "w2, 1000, 200000, 25f1357bff6145f7",
    "w3, 1000, 60, 083989cbc6cb072a",
    "w3r, 1000, 60, 083989cbc6cb072a",
    "w4, 16, 100000, 485dc14fc8155da0",
  })
  void bothKernelsRunTheSameEventsInTheSameOrder(
      String workload, int size, long count, String checksum) {
    for (String kernel : new String[] {"dryswarm", "priority-queue"}) {
      Workload run = KernelRun.run(kernel, workload, size, count);
      assertEquals(checksum, String.format("%016x", run.draws.checksum()), kernel);
    }
  }

  @Test
  void logarithmIsThatOfTheLibrary() {
    for (double x = 1e-9; x < 2; x += 1e-4) {
      assertEquals(StrictMath.log(x), Draws.ln(x), 1e-9);
    }
  }

  @Test
  void theoryHasItsKnownValues() {
    assertEquals(0.30488, ErlangC.waitProbability(), 1e-5);
    assertEquals(1095.276, ErlangC.meanSojournMs(), 1e-3);
    assertEquals(4734.952, ErlangC.quantileMs(0.99), 1e-3);
  }

  @Test
  void serversFollowErlangC() {
    ServerWorkload run = new ServerWorkload(Kernel.named("dryswarm"), 2_000_000);
    run.run(2_000_000);
    assertEquals(ErlangC.meanSojournMs(), run.meanMs(), 0.01 * ErlangC.meanSojournMs());
    assertEquals(ErlangC.quantileMs(0.99), run.p99Ms(), 0.01 * ErlangC.quantileMs(0.99));
  }
}
