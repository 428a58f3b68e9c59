package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.agent.AgentHost;
import io.dryswarm.models.agent.AgentSpec;
import io.dryswarm.models.cluster.observe.RunObservers;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.dispatcher.DispatcherSpec;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.executor.ContainerBehaviour.EngineTimes;
import io.dryswarm.models.executor.ExecutorHost;
import io.dryswarm.models.executor.ExecutorSpec;
import io.dryswarm.models.faults.FaultHost;
import io.dryswarm.models.faults.Hands;
import io.dryswarm.models.gossip.GossipSpec;
import io.dryswarm.models.images.ImageCatalog;
import io.dryswarm.models.images.ImageSpec;
import io.dryswarm.models.images.ImageStore;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.overlay.OverlaySpec;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftSpec;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.volumes.LocalVolumes;
import io.dryswarm.models.workload.WorkloadHost;
import java.util.ArrayList;
import java.util.List;

/** A whole swarm with its users, built from a specification, ready to run once. */
public final class ClusterSimulation {
  private static final int FIRST_LEADER = 0;

  private final RunSpec spec;
  private final Simulation sim;
  private final Nodes nodes;
  private final int managers;
  private final int ingressNetwork;
  private final RunObservers observers;
  private final LocalVolumes volumes = new LocalVolumes();
  private final StoreHost store;
  private final AgentHost agents;
  private final WorkloadHost workload;

  private ClusterSimulation(RunSpec spec, RunOptions options) {
    this.spec = spec;
    this.sim = new Simulation(spec.run());
    options.sinks().forEach(sim.trace()::addSink);
    sim.observe(options.observer());
    this.nodes = new Nodes(spec.nodes().stream().map(RunSpec.NodeSpec::name).toList());
    this.managers =
        (int) spec.nodes().stream().filter(ClusterSimulation::isManager).count();
    this.ingressNetwork = nodes.count();
    Fabric fabric = new Fabric(sim, nodes, spec.underlay());
    this.observers = new RunObservers(sim, nodes, descriptions());

    LeaderDuties duties = new LeaderDuties(sim, managers);
    this.store = new StoreHost(sim, managers, duties);
    RaftHost raft =
        new RaftHost(sim, nodes, fabric, RaftSpec.SWARM, spec.machine().fsyncNs(), managers, store);
    store.bind(raft);
    store.seed(initialObjects());
    store.addObserver(observers::committed);
    DispatcherHost dispatcher = new DispatcherHost(
        sim, nodes, fabric, DispatcherSpec.DEFAULT, managers, raft::leaderKnownTo);
    duties.bind(dispatcher);

    OverlayHost overlay = overlay(fabric);
    NodeNetworkAdapter networks = new NodeNetworkAdapter(overlay, endpoints());
    OverlayDialer dialer = new OverlayDialer(nodes, overlay, observers.directory(), ingressNetwork);
    ExecutorHost[] executor = new ExecutorHost[1];
    this.workload = new WorkloadHost(
        sim,
        nodes,
        dialer,
        volumes,
        spec.applications(),
        spec.users(),
        (node, task, code) -> executor[0].processExited(node, task, code));
    executor[0] = new ExecutorHost(
        sim,
        nodes,
        ExecutorSpec.DEFAULT,
        EngineProfile.DEFAULT,
        images(),
        new ApplicationBehaviours(spec.applications(), engineTimes()),
        networks,
        new ProgramAdapter(workload));
    this.agents = new AgentHost(
        sim, nodes, AgentSpec.DEFAULT, managers, executor[0], dispatcher, descriptions());
    agents.onAttachments(new AttachmentRelay(nodes, networks));
    Hands hands = new FaultHands(store, observers, agents, executor[0]);
    RunSpec.MachineSpec machine = spec.machine();
    new FaultHost(sim, nodes, machine.bootNs(), machine.engineStartNs(), hands, spec.actions());
    scheduleDeployment();
    raft.bootstrap(FIRST_LEADER);
    agents.bootstrap();
  }

  /**
   * Builds the swarm, runs it and collects what it showed.
   *
   * @throws io.dryswarm.core.SimulationFault if an invariant of the simulator breaks
   */
  public static RunResult run(RunSpec spec, RunOptions options) {
    ClusterSimulation cluster = new ClusterSimulation(spec, options);
    long endNs = Math.min(spec.durationNs(), options.untilNs());
    for (long stopNs = 0; stopNs < endNs; ) {
      stopNs = Math.min(endNs, stopNs + Time.SECOND);
      cluster.sim.runUntil(stopNs);
      cluster.checkSecrets();
      options.progressNs().accept(stopNs);
    }
    return new ResultCollector(spec, cluster.sim, cluster.nodes, cluster.managers)
        .collect(cluster.observers, cluster.store, cluster.workload.results(), cluster.volumes);
  }

  private void checkSecrets() {
    List<String> violations = agents.secretViolations();
    sim.check(violations.isEmpty(), "a secret only where a task needs it: " + violations);
  }

  private OverlayHost overlay(Fabric fabric) {
    OverlayHost overlay = new OverlayHost(
        sim, nodes, fabric, OverlaySpec.engineDefaults(), GossipSpec.engineDefaults(managers));
    nodes.addListener(overlay);
    overlay.addListener(observers.overlayListener());
    overlay.bootstrap(ingressNetwork);
    return overlay;
  }

  private Endpoints endpoints() {
    return new Endpoints(
        observers.directory(),
        () -> store.store(Math.max(FIRST_LEADER, store.leader())),
        ingressNetwork);
  }

  private EngineTimes engineTimes() {
    return new EngineTimes(new Constant(0), new Constant(0), spec.machine().probeNs());
  }

  private ImageStore images() {
    ImageSpec every =
        ImageSpec.present(spec.machine().prepareNs(), spec.machine().containerStartNs());
    return new ImageStore(nodes.count(), ImageCatalog.of(every));
  }

  private void scheduleDeployment() {
    StackDeployer deployer = new StackDeployer(store::submit);
    SlotEvent deploy = sim.define(
        "cluster.deploy", (stack, arg) -> deployer.deploy(spec.stacks().get(stack)));
    for (int stack = 0; stack < spec.stacks().size(); stack++) {
      sim.at(spec.deployNs(), deploy, stack, 0);
    }
  }

  private List<StoreObject> initialObjects() {
    List<StoreObject> objects = new ArrayList<>();
    for (int id = 0; id < nodes.count(); id++) {
      RunSpec.NodeSpec node = spec.nodes().get(id);
      objects.add(new NodeObject(
          id,
          0,
          node.name(),
          node.role(),
          node.availability(),
          NodeObject.Status.UNKNOWN,
          "",
          node.description(),
          node.labels(),
          List.of()));
    }
    objects.add(ClusterObject.create(ClusterSpec.DEFAULT));
    objects.add(NetworkObject.create(ingressNetwork, NetworkSpec.ingressNetwork()));
    return objects;
  }

  private List<NodeObject.Description> descriptions() {
    return spec.nodes().stream().map(RunSpec.NodeSpec::description).toList();
  }

  private static boolean isManager(RunSpec.NodeSpec node) {
    return node.role() == NodeObject.Role.MANAGER;
  }
}
