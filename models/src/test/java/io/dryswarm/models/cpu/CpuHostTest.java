package io.dryswarm.models.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuHostTest {
  private static final long MS = 1_000_000L;

  private final Simulation sim = new Simulation(RunIdentity.of("cpu", 1));
  private final StringBuilder log = new StringBuilder();
  private CpuHost cpu = host(1);

  private CpuHost host(double cores) {
    return new CpuHost(
        sim,
        new long[] {(long) (cores * 1e9)},
        thread -> log.append(thread).append(" at ").append(sim.nowNs() / MS).append('\n'));
  }

  private CpuContainer container(double limit) {
    return cpu.open(0, (long) (limit * 1e9));
  }

  private void expect(String ends) {
    sim.runUntil(sim.nowNs() + 1_000_000 * MS);
    assertEquals(ends, log.toString());
  }

  @Test
  void aThreadAloneTakesItsTime() {
    cpu.compute(container(0), 1, 10 * MS);
    expect("1 at 10\n");
  }

  @Test
  void asManyThreadsAsCoresDoNotDisturbEachOther() {
    cpu = host(2);
    cpu.compute(container(0), 1, 10 * MS);
    cpu.compute(container(0), 2, 20 * MS);
    expect("1 at 10\n2 at 20\n");
  }

  /** Both at half speed until one is through at 20; the other has 10 left. */
  @Test
  void twoContainersShareOneCore() {
    cpu.compute(container(0), 1, 10 * MS);
    cpu.compute(container(0), 2, 20 * MS);
    expect("1 at 20\n2 at 30\n");
  }

  /** 5 alone, then half speed: the first has 5 left, which take 10. */
  @Test
  void whoComesLaterSlowsWhoIsThere() {
    cpu.compute(container(0), 1, 10 * MS);
    sim.runUntil(5 * MS);
    cpu.compute(container(0), 2, 20 * MS);
    expect("1 at 15\n2 at 30\n");
  }

  /** The weight is the container's, not the thread's: a half for three threads, a half for one. */
  @Test
  void containersShareEquallyHoweverManyThreadsTheyHave() {
    CpuContainer many = container(0);
    cpu.compute(many, 1, 10 * MS);
    cpu.compute(many, 2, 10 * MS);
    cpu.compute(many, 3, 10 * MS);
    cpu.compute(container(0), 4, 30 * MS);
    sim.runUntil(100 * MS);
    assertEquals(
        List.of("1 at 60", "2 at 60", "3 at 60", "4 at 60"),
        log.toString().lines().sorted().toList());
  }

  @Test
  void aLimitHoldsOnAnIdleMachine() {
    cpu = host(4);
    cpu.compute(container(0.5), 1, 10 * MS);
    cpu.compute(container(0), 2, 10 * MS);
    expect("2 at 10\n1 at 20\n");
  }

  @Test
  void aLimitHoldsForAllThreadsTogether() {
    cpu = host(4);
    CpuContainer limited = container(1);
    cpu.compute(limited, 1, 10 * MS);
    cpu.compute(limited, 2, 10 * MS);
    expect("1 at 20\n2 at 20\n");
  }

  /** Of 2 cores one container may use 0.5, so that the two others have 0.75 each. */
  @Test
  void whatALimitLeavesGoesToTheOthers() {
    cpu = host(2);
    cpu.compute(container(0.5), 1, 10 * MS);
    cpu.compute(container(0), 2, 15 * MS);
    cpu.compute(container(0), 3, 15 * MS);
    expect("1 at 20\n2 at 20\n3 at 20\n");
  }

  /** 2 cores for 4 threads of one container and 1 of another: each container has 1 core. */
  @Test
  void aSingleThreadKeepsItsCoreBesideABusyContainer() {
    cpu = host(2);
    CpuContainer busy = container(0);
    for (int thread = 1; thread <= 4; thread++) {
      cpu.compute(busy, thread, 10 * MS);
    }
    cpu.compute(container(0), 5, 10 * MS);
    sim.runUntil(10 * MS);
    assertEquals("5 at 10\n", log.toString());
    sim.runUntil(100 * MS);
    assertEquals(
        List.of("1 at 25", "2 at 25", "3 at 25", "4 at 25", "5 at 10"),
        log.toString().lines().sorted().toList());
  }

  @Test
  void aClosedContainerFreesItsCores() {
    CpuContainer gone = container(0);
    cpu.compute(gone, 1, 100 * MS);
    cpu.compute(container(0), 2, 10 * MS);
    sim.runUntil(10 * MS);
    cpu.close(gone);
    expect("2 at 15\n");
  }

  @Test
  void aSlowMachineTakesLonger() {
    cpu.compute(container(0), 1, 10 * MS);
    sim.runUntil(5 * MS);
    cpu.setSpeed(0, 0.1);
    sim.runUntil(45 * MS);
    cpu.setSpeed(0, 1);
    expect("1 at 46\n");
  }

  @Test
  void aSlowMachineSharesItsCoresAsWell() {
    cpu.compute(container(0), 1, 10 * MS);
    cpu.compute(container(0), 2, 20 * MS);
    sim.runUntil(10 * MS);
    cpu.setSpeed(0, 0.5);
    expect("1 at 30\n2 at 50\n");
  }

  @Test
  void useIsMeasured() {
    cpu = host(2);
    cpu.compute(container(0), 1, 10 * MS);
    sim.runUntil(20 * MS);
    assertEquals(0.25, cpu.utilisation(0), 1e-9);
    assertEquals(0, cpu.crowdedShare(0), 1e-9);
    CpuContainer busy = container(0);
    for (int thread = 2; thread < 6; thread++) {
      cpu.compute(busy, thread, 5 * MS);
    }
    sim.runUntil(40 * MS);
    assertEquals((0.5 * 10 + 10) / 40, cpu.utilisation(0), 1e-9);
    assertEquals(10 / 40.0, cpu.crowdedShare(0), 1e-9);
  }

  /** One piece of work of the random histories below. */
  private record Work(int container, int thread, long atNs, long workNs) {}

  /**
   * Random histories against the obvious version, which divides the cores anew in small steps of time: 4 containers, two of them with
   * limits, on a machine that is crowded now and then.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyHistoryEndsAsInTheObviousVersion(long seed) {
    double[] limits = {0, 0.7, 0, 1.5};
    RandomStream random = new RandomStreams(seed).stream("work", 0);
    List<Work> works = new ArrayList<>();
    long atNs = 0;
    for (int thread = 0; thread < 60; thread++) {
      atNs += random.nextInt(4) * MS;
      works.add(new Work(random.nextInt(4), thread, atNs, (1 + random.nextInt(20)) * MS));
    }
    long[] ends = new long[60];
    cpu = new CpuHost(sim, new long[] {2_500_000_000L}, thread -> ends[thread] = sim.nowNs());
    CpuContainer[] containers = new CpuContainer[4];
    for (int i = 0; i < 4; i++) {
      containers[i] = container(limits[i]);
    }
    SlotEvent begin = sim.define(
        "test.begin",
        (thread, arg) -> cpu.compute(
            containers[works.get(thread).container()], thread, works.get(thread).workNs()));
    works.forEach(work -> sim.at(work.atNs(), begin, work.thread(), 0));
    sim.runUntil(10_000 * MS);

    double[] expected = ObviousSharing.ends(
        works.size(),
        2.5,
        limits,
        thread -> works.get(thread).container(),
        thread -> works.get(thread).atNs(),
        thread -> works.get(thread).workNs());
    for (int thread = 0; thread < works.size(); thread++) {
      assertEquals(expected[thread], ends[thread], 0.05 * MS, "thread " + thread);
    }
  }

  /** A crowded machine, over and over: nothing is allocated once the tables have their size. */
  @Test
  void computingAllocatesNothing() {
    CpuContainer[] both = new CpuContainer[2];
    cpu = new CpuHost(
        sim,
        new long[] {1_000_000_000L},
        thread -> cpu.compute(both[thread % 2], thread, (1 + thread) * MS));
    both[0] = container(0);
    both[1] = container(0.3);
    for (int thread = 0; thread < 40; thread++) {
      cpu.compute(both[thread % 2], thread, MS);
    }
    sim.runUntil(20_000 * MS);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long events = sim.eventNumber();
    long before = threads.getThreadAllocatedBytes(thread);
    sim.runUntil(200_000 * MS);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    long computed = sim.eventNumber() - events;
    assertTrue(computed > 5_000, () -> computed + " computations");
    assertEquals(0, allocated / computed, "bytes per computation, of " + allocated);
  }
}
