package io.dryswarm.bench;

import com.sun.management.OperatingSystemMXBean;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftSpec;
import io.dryswarm.models.scheduler.Scheduler;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.LeaderComponents;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Tasks that wait for nodes, and the product's scheduler on the store of a single manager whose disk and network take no time: the mirror is
 * built, every task gets a node, every decision is written, committed and heard of by the scheduler.
 */
final class SchedulingWorkload {
  /** How the tasks belong together. */
  enum Shape {
    /** All of one service. */
    SERVICE,
    /** A hundred of each service. */
    SERVICES,
    /** Of no service and without a version, each for itself: what SwarmKit's own benchmark does. */
    SINGLE
  }

  private static final int PER_SERVICE = 100;
  private static final int MANAGER = 0;

  private final int nodes;
  private final int tasks;
  private final Shape shape;
  private final Simulation sim = new Simulation(RunIdentity.of("scheduling", 42));
  private final StoreHost store;
  private boolean scheduling;
  private long cpuNs;

  SchedulingWorkload(int nodes, int tasks, Shape shape) {
    this.nodes = nodes;
    this.tasks = tasks;
    this.shape = shape;
    this.store = new StoreHost(sim, 1, new Duties());
    Nodes machines = new Nodes(List.of("manager"));
    Fabric fabric = new Fabric(sim, machines, new UnderlaySpec(new Constant(0), 1_000_000_000));
    RaftHost raft = new RaftHost(sim, machines, fabric, RaftSpec.SWARM, new Constant(0), store);
    store.bind(raft);
    store.seed(objects());
    raft.bootstrap(1, MANAGER);
    sim.runUntil(0);
  }

  /** The scheduler and nothing else, from the second leadership on. */
  private final class Duties implements LeaderComponents {
    @Override
    public List<LeaderComponent> elected(int manager) {
      return scheduling
          ? List.of(new Scheduler(new StreamDice(sim.streams().stream("scheduler.ties", manager))))
          : List.of();
    }

    @Override
    public void dropped(int manager) {}
  }

  /** Places all tasks; call once. */
  void run() {
    scheduling = true;
    store.leadershipLost(MANAGER);
    System.gc(); // the set-up is not to be paid for by what is measured
    long startNs = cpuTimeNs();
    store.leading(MANAGER, 2);
    sim.runUntil(Time.SECOND);
    cpuNs = cpuTimeNs() - startNs;
  }

  /** CPU time of the process from the start of the scheduler to the last commit, nanoseconds. */
  long cpuNs() {
    return cpuNs;
  }

  /** Tasks that have a node now. */
  int placed() {
    return (int) store.store(MANAGER).tasks().stream()
        .filter(task -> task.observed() == TaskState.ASSIGNED)
        .count();
  }

  /** Most tasks on a node less fewest. */
  int spread() {
    int[] counts = new int[nodes];
    for (TaskObject task : store.store(MANAGER).tasks()) {
      counts[task.node() - 1]++;
    }
    Arrays.sort(counts);
    return counts[nodes - 1] - counts[0];
  }

  /** Of the whole process: garbage collection and compilation count, too. */
  private static long cpuTimeNs() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private List<StoreObject> objects() {
    List<StoreObject> objects = new ArrayList<>();
    for (int node = 1; node <= nodes; node++) {
      objects.add(node(node));
    }
    int services = shape == Shape.SERVICES ? (tasks + PER_SERVICE - 1) / PER_SERVICE : 1;
    List<ServiceObject> made = new ArrayList<>();
    for (int i = 0; i < services; i++) {
      ServiceObject service = ServiceObject.create(i + 1, spec("service" + i));
      made.add(service);
      objects.add(service);
    }
    for (int i = 0; i < tasks; i++) {
      objects.add(task(i + 1, made.get(i % services)));
    }
    return objects;
  }

  private TaskObject task(int id, ServiceObject service) {
    return new TaskObject(
        id,
        0,
        service.id(),
        service.spec().name(),
        id,
        TaskObject.UNASSIGNED,
        service.spec().task(),
        shape == Shape.SINGLE ? TaskObject.NO_SPEC_VERSION : service.specVersion(),
        TaskState.RUNNING,
        TaskStatus.of(TaskState.PENDING, "pending task scheduling", 0),
        List.of(),
        0);
  }

  private static NodeObject node(int id) {
    return new NodeObject(
        id,
        0,
        "worker-" + id,
        NodeObject.Role.WORKER,
        NodeObject.Availability.ACTIVE,
        NodeObject.Status.READY,
        "",
        new NodeObject.Description(64_000_000_000L, 256L << 30, "linux", "x86_64"),
        Collections.emptySortedMap(),
        List.of());
  }

  private static ServiceSpec spec(String name) {
    ContainerSpec container = new ContainerSpec(
        "image",
        Collections.emptySortedMap(),
        List.of(),
        List.of(),
        ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS);
    return new ServiceSpec(
        name,
        new ServiceMode.Replicated(1),
        new TaskSpec(
            container,
            ResourceSpec.NONE,
            RestartPolicy.DEFAULT,
            PlacementSpec.ANYWHERE,
            List.of(),
            0),
        ServiceSpec.EndpointMode.VIP,
        List.of(),
        Collections.emptySortedMap());
  }
}
