package io.dryswarm.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.RandomStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The data plane allocates nothing per event, however fast or slow the machine. */
class AllocationTest {
  private static final int PENDING = 5_000;
  private static final int EVENTS = 1_000_000;
  /** Far below one byte an event; the JVM itself allocates a little now and then. */
  private static final long ALLOWED_BYTES = 200_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Simulation sim = new Simulation(RunIdentity.of("allocation", 1));
  private final RandomStream dice = sim.streams().stream("test.allocation", 0);
  private final Distribution gap = new Exponential(1e9);
  private final long[] timers = new long[PENDING];
  private final SlotEvent timeout = sim.define("test.timeout", (node, arg) -> timers[node] = 0);
  private final SlotEvent beat = sim.define("test.beat", this::onBeat);
  private long stopAt;

  private void onBeat(int node, long arg) {
    long deadlineNs = sim.nowNs() + 15 * Time.SECOND;
    if (timers[node] == 0) {
      timers[node] = sim.at(deadlineNs, timeout, node, 0);
    } else if (node % 2 == 0) {
      timers[node] = sim.rearm(timers[node], deadlineNs);
    } else {
      sim.cancel(timers[node]);
      timers[node] = sim.at(deadlineNs, timeout, node, 0);
    }
    sim.after(gap.sampleNs(dice), beat, node, arg);
    if (sim.eventNumber() == stopAt) {
      sim.stop();
    }
  }

  private void run(long events) {
    stopAt = sim.eventNumber() + events;
    sim.runUntil(Time.NEVER);
  }

  @Test
  void steadyStateAllocatesNothing() {
    for (int node = 0; node < PENDING; node++) {
      sim.at(gap.sampleNs(dice), beat, node, 0);
    }
    run(EVENTS);
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    run(EVENTS);
    long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertTrue(bytes < ALLOWED_BYTES, () -> bytes + " bytes in " + EVENTS + " events");
  }
}
