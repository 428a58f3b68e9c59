package io.dryswarm.bench;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Uniform;
import io.dryswarm.models.agent.AgentSpec;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.cluster.ClusterPlan;
import io.dryswarm.models.cluster.DataPlane;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.controlapi.ApiClient;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.FaultHost;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.task.TaskState;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A swarm without a data plane that is brought up and then kept for a while: heartbeats, the power of one node a minute fails and comes
 * back five minutes later, and one service of {@value #REPLICAS} tasks is updated. Everything else is the product's own assembly, its observers
 * and invariants included.
 */
final class ControlPlaneWorkload {
  /** Tasks of each service, of the last one what is left. */
  static final int REPLICAS = 1_000;

  private static final int MANAGERS = 3;
  private static final String NETWORK = "wide";
  private static final Distribution MILLISECOND = new Constant(Time.MILLISECOND);

  /** Ten at a time; the tasks that a failing node takes with it do not end the update. */
  private static final UpdateConfig UPDATE = new UpdateConfig(
      10,
      0,
      UpdateConfig.FailureAction.CONTINUE,
      UpdateConfig.DEFAULT_MONITOR_NS,
      0,
      UpdateConfig.Order.STOP_FIRST);

  private static final long STEP_NS = Time.SECOND;
  private static final long LIMIT_NS = 30 * Time.MINUTE;
  private static final long OUTAGE_NS = 5 * Time.MINUTE;

  private final int nodes;
  private final int tasks;
  private final Cluster cluster;
  private int ready;
  private int running;
  private long lastStoreIndex;
  private boolean updated;

  ControlPlaneWorkload(int nodes, int tasks) {
    this.nodes = nodes;
    this.tasks = tasks;
    PlainPrograms programs = new PlainPrograms();
    this.cluster = new Cluster(plan(nodes), RunOptions.PLAIN, programs);
    programs.connect(cluster);
    cluster.store().addObserver(this::committed);
    cluster.start();
  }

  private static ClusterPlan plan(int nodes) {
    List<RunSpec.NodeSpec> machines = new ArrayList<>();
    for (int id = 0; id < nodes; id++) {
      machines.add(new RunSpec.NodeSpec(
          "node-" + id,
          id < MANAGERS ? NodeObject.Role.MANAGER : NodeObject.Role.WORKER,
          NodeObject.Availability.ACTIVE,
          new NodeObject.Description(64_000_000_000L, 256L << 30, "linux", "x86_64"),
          Collections.emptySortedMap()));
    }
    AgentSpec agent = AgentSpec.DEFAULT;
    return new ClusterPlan(
            RunIdentity.of("control-plane", 42),
            machines,
            new UnderlaySpec(new Constant(0.1 * Time.MILLISECOND), 10_000_000_000L),
            new RunSpec.MachineSpec(
                MILLISECOND,
                new Constant(50 * Time.MILLISECOND),
                new Uniform(0.2 * Time.SECOND, 0.6 * Time.SECOND),
                new Constant(20 * Time.SECOND)),
            EngineProfile.DEFAULT,
            ClusterSpec.DEFAULT,
            new AgentSpec(
                agent.rpcTimeoutNs(),
                agent.initialBackoffNs(),
                agent.maxBackoffNs(),
                agent.taskRetryNs(),
                agent.descriptionPollNs(),
                ClusterSpec.DEFAULT.heartbeatPeriodNs()),
            0)
        .withDataPlane(DataPlane.Kind.NONE);
  }

  private void committed(long index, StoreEvent event) {
    lastStoreIndex = index;
    if (event.object() instanceof TaskObject task) {
      running += runs(event.op() == StoreEvent.Op.REMOVE ? null : task);
      running -= runs(event.old());
    } else if (event.object() instanceof NodeObject node) {
      ready += isReady(node) - isReady(event.old());
    } else if (event.object() instanceof ServiceObject service
        && service.spec().name().equals(name(0))) {
      UpdateStatus status = service.updateStatus();
      updated = status != null && status.state() == UpdateStatus.State.COMPLETED;
    }
  }

  private static int isReady(@Nullable StoreObject object) {
    return object instanceof NodeObject node && node.status() == NodeObject.Status.READY ? 1 : 0;
  }

  private static int runs(@Nullable StoreObject object) {
    return object instanceof TaskObject task
            && task.observed() == TaskState.RUNNING
            && task.desired() == TaskState.RUNNING
        ? 1
        : 0;
  }

  /** All agents have registered. */
  void register() {
    while (ready < nodes) {
      require(cluster.sim().nowNs() < LIMIT_NS, ready + " of " + nodes + " nodes are ready");
      runUntil(cluster.sim().nowNs() + STEP_NS);
    }
  }

  /** Creates all services at once and waits until all their tasks run. */
  void deploy() {
    request(new ApiRequest.CreateNetwork(
        NetworkSpec.overlay(NETWORK).withSubnet("172.16.0.0/12", "172.16.0.1")));
    for (int first = 0; first < tasks; first += REPLICAS) {
      int replicas = Math.min(REPLICAS, tasks - first);
      request(new ApiRequest.CreateService(service(first / REPLICAS, replicas)));
    }
    long limitNs = cluster.sim().nowNs() + LIMIT_NS;
    while (running < tasks) {
      require(cluster.sim().nowNs() < limitNs, running + " of " + tasks + " tasks run");
      runUntil(cluster.sim().nowNs() + STEP_NS);
    }
  }

  /** The minutes with failures and the update. */
  void keep(int minutes) {
    long startNs = cluster.sim().nowNs();
    new FaultHost(
        cluster.sim(),
        cluster.nodes(),
        cluster.fabric(),
        new Constant(20 * Time.SECOND),
        new Constant(2 * Time.SECOND),
        new NumberedHands(cluster),
        failures(startNs, minutes));
    new ApiClient(cluster.api()::submit)
        .updateService(
            0,
            name(0),
            spec -> spec.withTask(spec.task().withContainer(container("image:2"))),
            ControlPlaneWorkload::accepted);
    runUntil(startNs + minutes * Time.MINUTE);
  }

  private List<TimedAction> failures(long startNs, int minutes) {
    List<TimedAction> actions = new ArrayList<>();
    for (int minute = 0; minute < minutes; minute++) {
      int node = MANAGERS + (int) ((long) minute * (nodes - MANAGERS) / minutes);
      NodeRef ref = new NodeRef.ById(node, cluster.nodes().name(node));
      long atNs = startNs + minute * Time.MINUTE + 30 * Time.SECOND;
      actions.add(new TimedAction(atNs, new Action.Crash(ref)));
      actions.add(new TimedAction(atNs + OUTAGE_NS, new Action.Restart(ref)));
    }
    return actions;
  }

  private void request(ApiRequest request) {
    cluster.api().submit(0, request, ControlPlaneWorkload::accepted);
    runUntil(cluster.sim().nowNs() + 20 * Time.MILLISECOND);
  }

  private static void accepted(ApiReply reply) {
    require(!(reply instanceof ApiReply.Refused), String.valueOf(reply));
  }

  private static void require(boolean holds, String found) {
    if (!holds) {
      throw new IllegalStateException(found);
    }
  }

  private void runUntil(long timeNs) {
    cluster.sim().runUntil(timeNs);
  }

  private static String name(int service) {
    return "service" + service;
  }

  private static ServiceSpec service(int number, int replicas) {
    return new ServiceSpec(
        name(number),
        new ServiceMode.Replicated(replicas),
        new TaskSpec(
            container("image:1"),
            new ResourceSpec(100_000_000L, 64L << 20, 0, 0),
            RestartPolicy.DEFAULT,
            new PlacementSpec(List.of("node.role==worker"), List.of(), 0),
            List.of(new NetworkAttachmentSpec(NETWORK, List.of())),
            0),
        ServiceSpec.EndpointMode.VIP,
        List.of(),
        Collections.emptySortedMap(),
        UPDATE,
        null);
  }

  private static ContainerSpec container(String image) {
    return new ContainerSpec(
        image,
        Collections.emptySortedMap(),
        List.of(),
        List.of(),
        ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS);
  }

  /** Events so far. */
  long events() {
    return cluster.sim().eventNumber();
  }

  /** Digest of all events so far. */
  long digest() {
    return cluster.sim().digest();
  }

  /** Virtual time, seconds. */
  double nowS() {
    return (double) cluster.sim().nowNs() / Time.SECOND;
  }

  /** Tasks that run and are meant to. */
  int running() {
    return running;
  }

  /** Raft entries committed. */
  long commits() {
    return lastStoreIndex;
  }

  /** Whether the rolling update was completed. */
  boolean isUpdated() {
    return updated;
  }
}
