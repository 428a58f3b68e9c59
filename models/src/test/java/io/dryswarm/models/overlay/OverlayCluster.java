package io.dryswarm.models.overlay;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.dns.DnsSpec;
import io.dryswarm.models.dns.OutsideDns;
import io.dryswarm.models.gossip.GossipSpec;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.ipvs.NewConnection;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;

/** A cluster with container networks but without programs, managers or agents: the test plays the agents. */
final class OverlayCluster implements OverlayListener {
  static final int INGRESS = 1;
  static final int BACKEND = 2;
  static final int CLIENT = 0x0a000201;
  static final long WIRE_NS = 100_000;

  /** Redis on the back-end network. */
  static final int REDIS = 50;

  static final int REDIS_VIP = 0x0a0002fa;

  /** Web, published on port 8080. */
  static final int WEB = 60;

  final Simulation sim;
  final Nodes nodes;
  final Fabric fabric;
  final OverlayHost overlay;
  final List<String> log = new ArrayList<>();

  OverlayCluster(int size, long seed) {
    this(size, seed, UnderlaySpec.PathLimits.ETHERNET, LoadBalancing.SWARM);
  }

  OverlayCluster(int size, long seed, UnderlaySpec.PathLimits path) {
    this(size, seed, path, LoadBalancing.SWARM);
  }

  OverlayCluster(int size, long seed, LoadBalancing balancing) {
    this(size, seed, UnderlaySpec.PathLimits.ETHERNET, balancing);
  }

  private OverlayCluster(
      int size, long seed, UnderlaySpec.PathLimits path, LoadBalancing balancing) {
    this.sim = new Simulation(RunIdentity.of("overlay", seed));
    List<String> names = new ArrayList<>();
    int[] ingressAddresses = new int[size];
    for (int node = 0; node < size; node++) {
      names.add("node-" + node);
      ingressAddresses[node] = 0x0a000002 + node;
    }
    this.nodes = new Nodes(names);
    UnderlaySpec wires = new UnderlaySpec(new Constant(WIRE_NS), 1_000_000_000_000_000L);
    this.fabric = new Fabric(sim, nodes, wires.withPath(path));
    this.overlay = new OverlayHost(
        sim,
        nodes,
        fabric,
        OverlaySpec.engineDefaults(),
        GossipSpec.engineDefaults(Math.min(3, size)),
        balancing,
        DnsSpec.of(true, OutsideDns.NEAR));
    nodes.addListener(overlay);
    overlay.addListener(this);
    overlay.bootstrap(INGRESS, ingressAddresses);
  }

  /** All nodes take part in the back-end network. */
  OverlayCluster withBackend() {
    for (int node = 0; node < nodes.count(); node++) {
      joinBackend(node);
    }
    run(3);
    return this;
  }

  void joinBackend(int node) {
    overlay.setLoadBalancerAddress(node, BACKEND, loadBalancer(node));
  }

  static int loadBalancer(int node) {
    return 0x0a000240 + node;
  }

  void run(double seconds) {
    sim.runUntil(sim.nowNs() + (long) (seconds * Time.SECOND));
  }

  static Endpoint redis(int task) {
    return redis(task, 0x0a000280 + task);
  }

  static Endpoint redis(int task, int address) {
    return new Endpoint(
        task,
        REDIS,
        "s_redis",
        "s_redis.1." + task,
        BACKEND,
        address,
        REDIS_VIP,
        List.of("redis"),
        List.of());
  }

  static Endpoint web(int task) {
    PortSpec port = new PortSpec(8080, 80, Protocol.TCP, PublishMode.INGRESS);
    return new Endpoint(
        task,
        WEB,
        "s_web",
        "s_web.1." + task,
        INGRESS,
        0x0a000080 + task,
        0x0a0000fa,
        List.of(),
        List.of(port));
  }

  void start(int node, Endpoint e) {
    overlay.plug(node, e);
    overlay.activate(node, e);
  }

  long selectRedis(int node) {
    return overlay.selectService(node, BACKEND, REDIS_VIP, CLIENT, NewConnection.UNIQUE_PORT);
  }

  long selectWeb(int node) {
    return overlay.selectPublished(node, Protocol.TCP, 8080, CLIENT, NewConnection.UNIQUE_PORT);
  }

  @Override
  public void backendAdded(int atNode, Endpoint e, long nowNs) {
    log.add("node " + atNode + " + task " + e.task());
  }

  @Override
  public void backendDisabled(int atNode, Endpoint e, long nowNs) {
    log.add("node " + atNode + " 0 task " + e.task());
  }

  @Override
  public void backendRemoved(int atNode, Endpoint e, long nowNs) {
    log.add("node " + atNode + " - task " + e.task());
  }
}
