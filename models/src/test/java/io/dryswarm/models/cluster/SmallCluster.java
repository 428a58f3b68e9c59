package io.dryswarm.models.cluster;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Uniform;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Step;
import io.dryswarm.models.workload.UserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Three managers and three workers that run a small shop: two web servers put orders into a queue, a clerk moves each into the
 * database, whose table is on a local volume and whose password is a secret. Tasks run on workers only, so that managers can die
 * alone. Nodes 0..2 are managers, 3..5 workers; the first manager leads at the start.
 */
final class SmallCluster {
  static final int MANAGERS = 3;
  static final String NETWORK = "shop_net";
  static final String VOLUME = "shop_data";
  private static final long WARM_UP_NS = 30 * Time.SECOND;

  long seed = 11;
  int workers = 3;
  long durationNs = 2 * Time.MINUTE;
  UnderlaySpec underlay =
      new UnderlaySpec(new Uniform(0.1 * Time.MILLISECOND, 0.3 * Time.MILLISECOND), 1_000_000_000L);
  Distribution containerStartNs = new Uniform(0.2 * Time.SECOND, 0.6 * Time.SECOND);
  final List<ServiceSpec> services = new ArrayList<>();
  final List<UserSpec> users = new ArrayList<>();
  final List<TimedAction> actions = new ArrayList<>();
  private final TreeMap<String, ApplicationSpec> applications = new TreeMap<>();
  private final List<TraceSink> sinks = new ArrayList<>();

  /** With the shop and its customers, who come in through all nodes. */
  static SmallCluster shop() {
    SmallCluster cluster = new SmallCluster();
    cluster.service("web", 2, 8080, List.of());
    cluster.service("queue", 1, 0, List.of());
    cluster.service("clerk", 1, 0, List.of());
    cluster.service("db", 1, 0, List.of("shop_password"));
    cluster.applications.put(
        "shop_web",
        server(
            "web",
            "order",
            List.of(
                new Step.Compute(new Constant(2 * Time.MILLISECOND)),
                new Step.Call("queue", "put", 5 * Time.SECOND, false, Step.OnError.FAIL))));
    TreeMap<String, List<Step>> queue = new TreeMap<>();
    queue.put("put", List.of(new Step.Push("orders")));
    queue.put("get", List.of(new Step.Pop("orders")));
    cluster.applications.put("shop_queue", application("queue", "", queue, List.of(), List.of()));
    TreeMap<String, List<Step>> db = new TreeMap<>();
    db.put("insert", List.of(new Step.Insert("rows")));
    cluster.applications.put("shop_db", application("db", "/data", db, List.of(), List.of()));
    cluster.applications.put(
        "shop_clerk",
        application(
            "clerk",
            "",
            new TreeMap<>(),
            List.of(),
            List.of(
                new Step.Sleep(new Constant(20 * Time.MILLISECOND)),
                new Step.Call("queue", "get", 5 * Time.SECOND, true, Step.OnError.CRASH),
                new Step.IfItem(
                    List.of(
                        new Step.Call("db", "insert", 5 * Time.SECOND, true, Step.OnError.CRASH)),
                    List.of()))));
    cluster.customers("customers", List.of(0, 1, 2, 3, 4, 5), "orders");
    return cluster;
  }

  private static ApplicationSpec server(String name, String request, List<Step> steps) {
    TreeMap<String, List<Step>> handlers = new TreeMap<>();
    handlers.put(request, steps);
    return application(name, "", handlers, List.of(), List.of());
  }

  private static ApplicationSpec application(
      String name,
      String dataTarget,
      TreeMap<String, List<Step>> handlers,
      List<Step> onStart,
      List<Step> loop) {
    Constant moment = new Constant(100 * Time.MILLISECOND);
    return new ApplicationSpec(
        name, 8, 128, moment, moment, moment, dataTarget, handlers, onStart, loop);
  }

  void customers(String name, List<Integer> entryNodes, String item) {
    users.add(new UserSpec(
        name,
        8080,
        "order",
        20,
        10 * Time.SECOND,
        entryNodes,
        new Constant(Time.MILLISECOND),
        item,
        WARM_UP_NS));
  }

  void service(String name, int replicas, int port, List<String> secrets) {
    services.add(new ServiceSpec(
        "shop_" + name,
        new ServiceMode.Replicated(replicas),
        template(name, secrets),
        ServiceSpec.EndpointMode.VIP,
        port == 0
            ? List.of()
            : List.of(new PortSpec(port, 80, PortSpec.Protocol.TCP, PortSpec.PublishMode.INGRESS)),
        new TreeMap<>()));
  }

  private static TaskSpec template(String name, List<String> secrets) {
    return new TaskSpec(
        new ContainerSpec(
            name + ":1",
            new TreeMap<>(),
            name.equals("db") ? List.of(new ContainerSpec.MountSpec(VOLUME, "/data")) : List.of(),
            secrets.stream().map(s -> new ContainerSpec.SecretReference(s, s)).toList(),
            ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS),
        new ResourceSpec(500_000_000L, 1L << 28, 0, 0),
        RestartPolicy.DEFAULT,
        new PlacementSpec(List.of("node.role==worker"), List.of(), 0),
        List.of(new NetworkAttachmentSpec(NETWORK, List.of(name))),
        0);
  }

  /** What the program of a service does. */
  SmallCluster program(String name, ApplicationSpec spec) {
    applications.put("shop_" + name, spec);
    return this;
  }

  SmallCluster crash(long atNs, NodeRef node) {
    actions.add(new TimedAction(atNs, new Action.Crash(node)));
    return this;
  }

  SmallCluster restart(long atNs, NodeRef node) {
    actions.add(new TimedAction(atNs, new Action.Restart(node)));
    return this;
  }

  SmallCluster watchedBy(TraceSink sink) {
    sinks.add(sink);
    return this;
  }

  static NodeRef node(int id) {
    return new NodeRef.ById(id, "n" + id);
  }

  RunResult run() {
    return run(new RunOptions(sinks, now -> {}, Long.MAX_VALUE, null));
  }

  RunResult run(RunOptions options) {
    return ClusterSimulation.run(spec(), options);
  }

  private RunSpec spec() {
    return new RunSpec(
        new RunIdentity("shop", seed, "replay"),
        durationNs,
        Time.SECOND,
        nodes(),
        underlay,
        new RunSpec.MachineSpec(
            new Constant(Time.MILLISECOND),
            new Constant(50 * Time.MILLISECOND),
            containerStartNs,
            new Constant(20 * Time.SECOND)),
        List.of(new RunSpec.StackSpec(
            "shop",
            List.of(NetworkSpec.overlay(NETWORK)),
            List.of(new SecretSpec("shop_password", "swordfish")),
            List.copyOf(services))),
        applications,
        List.copyOf(users),
        List.copyOf(actions));
  }

  private List<RunSpec.NodeSpec> nodes() {
    List<RunSpec.NodeSpec> nodes = new ArrayList<>();
    for (int id = 0; id < MANAGERS + workers; id++) {
      nodes.add(new RunSpec.NodeSpec(
          "n" + id,
          id < MANAGERS ? NodeObject.Role.MANAGER : NodeObject.Role.WORKER,
          NodeObject.Availability.ACTIVE,
          new NodeObject.Description(2_000_000_000L, 2L << 30, "linux", "x86_64"),
          new TreeMap<>()));
    }
    return nodes;
  }
}
