package io.dryswarm.models.cluster;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.agent.AgentHost;
import io.dryswarm.models.agent.AgentSpec;
import io.dryswarm.models.agent.AgentTrace;
import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.csi.CsiHost;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.dispatcher.DispatcherSpec;
import io.dryswarm.models.dispatcher.DispatcherTrace;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.executor.BehaviourProcesses;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.executor.ExecutorHost;
import io.dryswarm.models.executor.ExecutorSpec;
import io.dryswarm.models.executor.ExecutorTrace;
import io.dryswarm.models.executor.NodeNetworks;
import io.dryswarm.models.images.ImageCatalog;
import io.dryswarm.models.images.ImageSpec;
import io.dryswarm.models.images.ImageStore;
import io.dryswarm.models.images.Pulls;
import io.dryswarm.models.images.RegistrySpec;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftSpec;
import io.dryswarm.models.raft.RaftTrace;
import io.dryswarm.models.scheduler.PlacementFilters;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The whole control plane on a kernel, with programs that do as they are told and without a data plane: preparing takes 30 ms, starting
 * 300 ms, a commit about 1 ms. Writes down when each step of each task was seen first.
 */
final class AssembledSwarm {
  static final double MS = 1e6;
  private static final int INGRESS = 1_000;
  private static final int OVERLAY = 1_001;

  /** A step of a task, node or manager and when it was seen, milliseconds. */
  record Step(String name, int entity, double atMs) {}

  final Simulation sim;
  final Nodes nodes;
  final StoreHost store;
  final AgentHost agents;
  final ExecutorHost executor;
  final List<Step> steps = new ArrayList<>();
  final TreeMap<Integer, Double> announcedMs = new TreeMap<>();
  private int lastService = 2_000;

  AssembledSwarm(int managers, int workers, long seed, ContainerBehaviours behaviours) {
    sim = new Simulation(RunIdentity.of("test", seed));
    sim.trace().addSink(this::traced);
    int count = managers + workers;
    nodes = new Nodes(IntStream.range(0, count).mapToObj(n -> "n" + n).toList());
    Fabric fabric =
        new Fabric(sim, nodes, new UnderlaySpec(new Constant(0.025 * MS), 10_000_000_000L));
    LeaderMembership membership = new LeaderMembership();
    LeaderDuties duties = new LeaderDuties(
        sim,
        count,
        EngineProfile.V20_10,
        PlacementFilters.chosen(List.of()),
        membership,
        new CsiHost(sim, nodes, List.of()));
    store = new StoreHost(sim, count, duties);
    RaftHost raft = new RaftHost(sim, nodes, fabric, RaftSpec.SWARM, new Constant(MS / 2), store);
    store.bind(raft);
    membership.bind(raft, store);
    store.seed(seeds(managers));
    store.addObserver(this::committed);
    DispatcherHost dispatcher = new DispatcherHost(
        sim, nodes, fabric, DispatcherSpec.DEFAULT, managers, raft::leaderKnownTo);
    duties.bind(dispatcher);
    BehaviourProcesses processes = new BehaviourProcesses(sim, nodes, behaviours);
    ImageSpec image = ImageSpec.present(new Constant(30 * MS), new Constant(300 * MS));
    ImageStore images = new ImageStore(count, ImageCatalog.of(image));
    executor = new ExecutorHost(
        sim,
        nodes,
        ExecutorSpec.DEFAULT,
        EngineProfile.V20_10,
        images,
        new Pulls(sim, nodes, node -> true, images, RegistrySpec.DEFAULT, 1_000_000_000L),
        behaviours,
        new NoNetworks(),
        processes);
    processes.connect(executor);
    agents = new AgentHost(
        sim,
        nodes,
        AgentSpec.DEFAULT,
        managers,
        executor,
        dispatcher,
        IntStream.range(0, count).mapToObj(n -> MACHINE).toList());
    raft.bootstrap(managers, 0);
    agents.bootstrap();
    runMs(10_000 + seed % 100 * 61);
  }

  private static final NodeObject.Description MACHINE =
      new NodeObject.Description(2_000_000_000L, 24L << 30, "linux", "x86_64");

  private List<StoreObject> seeds(int managers) {
    List<StoreObject> objects = new ArrayList<>();
    for (int id = 0; id < nodes.count(); id++) {
      objects.add(new NodeObject(
          id,
          0,
          nodes.name(id),
          id < managers ? NodeObject.Role.MANAGER : NodeObject.Role.WORKER,
          NodeObject.Availability.ACTIVE,
          NodeObject.Status.UNKNOWN,
          "",
          MACHINE,
          new TreeMap<>(),
          List.of()));
    }
    objects.add(ClusterObject.create(ClusterSpec.DEFAULT));
    objects.add(NetworkObject.create(INGRESS, NetworkSpec.ingressNetwork()));
    objects.add(NetworkObject.create(OVERLAY, NetworkSpec.overlay("ov")));
    return objects;
  }

  private void committed(long index, StoreEvent event) {
    if (event.object() instanceof TaskObject task) {
      String state =
          event.op() == StoreEvent.Op.CREATE ? "created" : task.observed().label();
      see("store " + state, task.id());
    } else if (event.object() instanceof NodeObject node) {
      see("node " + node.status(), node.id());
    }
  }

  private void traced(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    if (code.equals(AgentTrace.ASSIGNED)) {
      see("received " + text, entity);
    } else if (code.name().startsWith("agent.task-")) {
      see("agent " + code.name().substring("agent.task-".length()), entity);
    } else if (code.equals(ExecutorTrace.STOP_SIGNAL)) {
      see("sigterm", entity);
    } else if (code.equals(ExecutorTrace.KILL)) {
      see("sigkill", entity);
    } else if (code.equals(RaftTrace.ELECTED)) {
      see("leader", entity);
    } else if (code.equals(DispatcherTrace.HEARTBEAT)) {
      announcedMs.put(entity, (timeNs + 3.0 * a) / MS);
    }
  }

  private void see(String name, int entity) {
    steps.add(new Step(name, entity, sim.nowNs() / MS));
  }

  void runMs(long ms) {
    sim.runUntil(sim.nowNs() + ms * Time.MILLISECOND);
  }

  double nowMs() {
    return sim.nowNs() / MS;
  }

  /** First time at or after {@code fromMs} that the entity was seen there. */
  OptionalLong firstNs(String name, int entity, double fromMs) {
    return steps.stream()
        .filter(s -> s.name().equals(name) && s.entity() == entity && s.atMs() >= fromMs)
        .mapToLong(s -> (long) (s.atMs() * MS))
        .findFirst();
  }

  /** As {@link #firstNs}, in milliseconds; fails the test if it never happened. */
  double firstMs(String name, int entity, double fromMs) {
    return firstNs(name, entity, fromMs)
            .orElseThrow(() -> new AssertionError(name + " of " + entity + " never came"))
        / MS;
  }

  /** Creates a service as the API does. */
  int create(ServiceSpec spec) {
    int id = ++lastService;
    store.submit(tx -> tx.create(ServiceObject.create(id, spec)), () -> {});
    return id;
  }

  void scale(int service, int replicas) {
    store.submit(
        tx -> {
          ServiceObject before = Objects.requireNonNull(tx.service(service));
          tx.update(before.withSpec(before.spec().withMode(new ServiceMode.Replicated(replicas))));
        },
        () -> {});
  }

  List<TaskObject> tasks() {
    return store.store(Math.max(0, store.leader())).tasks();
  }

  List<TaskObject> running() {
    return tasks().stream()
        .filter(t -> t.observed() == TaskState.RUNNING && t.desired() == TaskState.RUNNING)
        .toList();
  }

  TaskObject task(int id) {
    return tasks().stream().filter(t -> t.id() == id).findFirst().orElseThrow();
  }

  /** Everything is always there. */
  private static final class NoNetworks implements NodeNetworks {
    @Override
    public boolean hasAttachments(int node, AssignedTask task) {
      return true;
    }

    @Override
    public void plug(int node, AssignedTask task) {}

    @Override
    public void activate(int node, AssignedTask task) {}

    @Override
    public void deactivate(int node, AssignedTask task) {}

    @Override
    public void release(int node, AssignedTask task) {}
  }
}
