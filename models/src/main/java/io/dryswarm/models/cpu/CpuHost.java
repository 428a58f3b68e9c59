package io.dryswarm.models.cpu;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.underlay.Owners;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computing on all machines. Threads are small numbers that the caller chooses; each computes one thing at a time. */
public final class CpuHost {
  /** Nano-CPUs that are never used up: of a machine without a known size, of a container without a limit. */
  public static final long UNLIMITED = Long.MAX_VALUE / 4;

  /** Who is told when a thread is through. */
  public interface Listener {
    void computed(int thread);
  }

  private final Simulation sim;
  private final Machine[] machines;
  private final Listener listener;
  private final SlotEvent undisturbed;
  private final SlotEvent shared;
  private final List<@Nullable CpuContainer> containers = new ArrayList<>();

  /** Of a thread that computes undisturbed: its place in its container, its end and that event. Of another one: where its work ends. */
  int[] position = new int[64];

  long[] endNs = new long[64];
  long[] handle = new long[64];
  double[] mark = new double[64];

  @Nullable
  CpuContainer[] owner = new CpuContainer[64];

  /**
   * @param nanoCpus of each machine, by node
   */
  public CpuHost(Simulation sim, long[] nanoCpus, Listener listener) {
    this.sim = sim;
    this.listener = listener;
    this.undisturbed = sim.define("cpu.computed", this::onUndisturbed)
        .ownedBy(Owners.machineOf(thread -> nodeOf(owner[thread])));
    this.shared = sim.define("cpu.shared", this::onShared)
        .ownedBy(Owners.machineOf(container -> nodeOf(containers.get(container))));
    this.machines = new Machine[nanoCpus.length];
    for (int node = 0; node < machines.length; node++) {
      machines[node] = new Machine(node, nanoCpus[node]);
    }
  }

  private static int nodeOf(@Nullable CpuContainer container) {
    return container == null ? EventOwner.NOBODY : container.machine.node;
  }

  /**
   * A container begins to exist on a machine.
   *
   * @param limitNanoCpus most that it may use; 0 = no limit
   */
  public CpuContainer open(int node, long limitNanoCpus) {
    int index = containers.indexOf(null);
    if (index < 0) {
      index = containers.size();
      containers.add(null);
    }
    long limit = limitNanoCpus == 0 ? UNLIMITED : limitNanoCpus;
    CpuContainer made = new CpuContainer(this, machines[node], index, limit);
    containers.set(index, made);
    return made;
  }

  /** A container is gone, with whatever it computed: the listener is not told. */
  public void close(CpuContainer container) {
    container.abandon();
    containers.set(container.index, null);
  }

  /**
   * A thread of a container computes.
   *
   * @param workNs what it needs alone on a core of a machine at full speed, nanoseconds, &ge; 0
   */
  public void compute(CpuContainer container, int thread, long workNs) {
    if (thread >= position.length) {
      grow(Math.max(thread + 1, 2 * position.length));
    }
    owner[thread] = container;
    Machine machine = container.machine;
    machine.passTime(sim.nowNs());
    container.wanted(container.count() + 1);
    container.begin(thread, workNs);
  }

  /**
   * A machine becomes slower, or is as fast as it was again.
   *
   * @param speed 1 = full speed, more than 0
   */
  public void setSpeed(int node, double speed) {
    Machine machine = machines[node];
    if (machine.speed != speed) {
      machine.passTime(sim.nowNs());
      machine.setSpeed(speed);
    }
  }

  /** Mean share of the machine's cores in use since the last {@link #restart}, 0..1. */
  public double utilisation(int node) {
    machines[node].passTime(sim.nowNs());
    return machines[node].utilisation();
  }

  /** Share of the time since the last {@link #restart} in which containers of the machine wanted more than it has, 0..1. */
  public double crowdedShare(int node) {
    machines[node].passTime(sim.nowNs());
    return machines[node].crowdedShare();
  }

  /** Number of machines. */
  public int machines() {
    return machines.length;
  }

  /** Cores in use on a machine, times nanoseconds, since the start of the run. */
  public double coreNs(int node) {
    return machines[node].coreNs(sim.nowNs());
  }

  /** Forgets the use so far. */
  public void restart() {
    for (Machine machine : machines) {
      machine.passTime(sim.nowNs());
      machine.forgetUse();
    }
  }

  long nowNs() {
    return sim.nowNs();
  }

  /** The thread's end, if nobody disturbs it. */
  void armUndisturbed(int thread, long atNs) {
    endNs[thread] = atNs;
    handle[thread] = sim.at(atNs, undisturbed, thread, 0);
  }

  void disarmUndisturbed(int thread) {
    sim.cancel(handle[thread]);
  }

  /** Moves the next end in a container that shares; returns the new handle. */
  long rearmShared(long old, int container, long atNs) {
    long moved = old == EventCalendar.NONE ? EventCalendar.NONE : sim.rearm(old, atNs);
    return moved != EventCalendar.NONE ? moved : sim.at(atNs, shared, container, 0);
  }

  void disarm(long old) {
    sim.cancel(old);
  }

  private void onUndisturbed(int thread, long arg) {
    CpuContainer container = owner[thread];
    if (container == null) {
      throw new IllegalStateException("thread " + thread + " computes nowhere");
    }
    container.machine.passTime(sim.nowNs());
    container.removeUndisturbed(thread);
    finished(container, thread);
  }

  private void onShared(int index, long arg) {
    CpuContainer container = containers.get(index);
    if (container == null) {
      throw new IllegalStateException("container " + index + " is gone");
    }
    container.machine.passTime(sim.nowNs());
    finished(container, container.removeFirst());
  }

  private void finished(CpuContainer container, int thread) {
    owner[thread] = null;
    container.wanted(container.count());
    listener.computed(thread);
  }

  private void grow(int size) {
    position = Arrays.copyOf(position, size);
    endNs = Arrays.copyOf(endNs, size);
    handle = Arrays.copyOf(handle, size);
    mark = Arrays.copyOf(mark, size);
    owner = Arrays.copyOf(owner, size);
  }
}
