package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.agent.AgentHost;
import io.dryswarm.models.ca.CertificateHost;
import io.dryswarm.models.ca.CertificateSpec;
import io.dryswarm.models.ca.KeyManager;
import io.dryswarm.models.cluster.observe.RunObservers;
import io.dryswarm.models.cluster.observe.explain.RunExplainer;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ControlApi;
import io.dryswarm.models.controlapi.ControlApiHost;
import io.dryswarm.models.controlapi.ControlApiSpec;
import io.dryswarm.models.csi.CsiHost;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.dispatcher.DispatcherSpec;
import io.dryswarm.models.dns.DnsSpec;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.executor.ExecutorHost;
import io.dryswarm.models.executor.ExecutorSpec;
import io.dryswarm.models.executor.Processes;
import io.dryswarm.models.gossip.GossipSpec;
import io.dryswarm.models.images.ImageStore;
import io.dryswarm.models.images.Pulls;
import io.dryswarm.models.ingress.HostPorts;
import io.dryswarm.models.overlay.NetworkTraits;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.overlay.OverlaySpec;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftSpec;
import io.dryswarm.models.scheduler.PlacementFilters;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ClusterState;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeCertificate;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Transfers;
import io.dryswarm.models.volumes.SharedVolume;
import io.dryswarm.models.workload.Dialer;
import io.dryswarm.models.workload.ProcessListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One swarm, assembled: every model and the connections between them. Who holds it decides what happens in it: {@link ClusterSimulation}
 * runs a specification from beginning to end; a driver of recorded cases acts step by step.
 *
 * <p>After the constructor the driver may define its own events; then it calls {@link #start} once, and lets {@link #sim()} run.
 */
public final class Cluster {
  /** What containers do, and the programs that run in them. */
  public interface Programs {
    ContainerBehaviours behaviours();

    /**
     * @param dialer how programs reach each other
     * @param ended  told when a program ends by itself or after a stop signal
     */
    Processes create(Simulation sim, Nodes nodes, Dialer dialer, ProcessListener ended);
  }

  private final ClusterPlan plan;
  private int lastLeader;
  private final Simulation sim;
  private final Nodes nodes;
  private final int managers;
  private final int ingressNetwork;
  private final RunObservers observers;
  private final StoreHost store;
  private final RaftHost raft;
  private final ImageStore images;
  private final Pulls pulls;
  private final ExecutorHost executor;
  private final AgentHost agents;
  private final CertificateHost certificates;
  private final ManagerLife life;
  private final LeaderMembership membership;
  private final Fabric fabric;
  private final ControlApiHost api;
  private final DataPlane dataPlane;
  private final @Nullable OverlayHost overlay;
  private final CsiHost csi;

  /**
   * Builds everything; nothing happens before {@link #start}.
   *
   * @param options who looks on
   */
  public Cluster(ClusterPlan plan, RunOptions options, Programs programs) {
    this.plan = plan;
    this.lastLeader = plan.firstLeader();
    this.sim = new Simulation(plan.run());
    options.sinks().forEach(sim.trace()::addSink);
    sim.observe(options.observer());
    this.nodes = new Nodes(plan.nodes().stream().map(RunSpec.NodeSpec::name).toList());
    this.managers = (int)
        plan.nodes().stream().limit(plan.members()).filter(Cluster::isManager).count();
    this.ingressNetwork = nodes.count();
    this.fabric = new Fabric(sim, nodes, plan.underlay());
    this.observers = new RunObservers(sim, nodes, descriptions());

    this.csi = new CsiHost(sim, nodes, plan.csi());
    this.membership = new LeaderMembership();
    LeaderDuties duties = new LeaderDuties(
        sim,
        nodes.count(),
        plan.engine(),
        PlacementFilters.chosen(plan.placementFilters()),
        membership,
        csi);
    this.store = new StoreHost(sim, nodes.count(), duties);
    this.raft = new RaftHost(sim, nodes, fabric, RaftSpec.SWARM, plan.machine().fsyncNs(), store);
    store.bind(raft);
    membership.bind(raft, store);
    List<NodeCertificate> firstCertificates = firstCertificates();
    List<StoreObject> initial = initialObjects(firstCertificates);
    store.seed(initial);
    store.addObserver(observers::committed);
    if (options.explainer() != null) {
      explain(options.explainer(), initial, duties);
    }
    if (options.recorder() != null) {
      options.recorder().watch(sim::nowNs, nodes::name, seededNodes(initial));
      store.addObserver(options.recorder());
      nodes.addListener(options.recorder().machines());
    }
    DispatcherHost dispatcher = new DispatcherHost(
        sim, nodes, fabric, DispatcherSpec.DEFAULT, managers, raft::leaderKnownTo);
    duties.bind(dispatcher);
    this.api = new ControlApiHost(
        sim,
        nodes,
        fabric,
        ControlApiSpec.DEFAULT,
        new StoreManagers(nodes, raft, store),
        new ControlApi(membership));

    this.dataPlane =
        plan.dataPlane() == DataPlane.Kind.OVERLAY ? startedOverlay() : new NoDataPlane();
    this.overlay = dataPlane.overlay();
    ExecutorHost[] made = new ExecutorHost[1];
    Processes processes = programs.create(
        sim, nodes, dataPlane.dialer(), new ExitNotices(sim, nodes, new ProgramNews(made)));
    this.images = plan.machine()
        .images()
        .store(nodes.count(), plan.machine().prepareNs(), plan.machine().containerStartNs());
    this.pulls = new Pulls(
        sim,
        nodes,
        fabric::reachesUsers,
        images,
        plan.machine().images().registry(),
        plan.underlay().bandwidthBitsPerSecond());
    this.executor = new ExecutorHost(
        sim,
        nodes,
        ExecutorSpec.DEFAULT,
        plan.engine(),
        images,
        pulls,
        programs.behaviours(),
        dataPlane.networks(),
        processes);
    made[0] = executor;
    this.agents =
        new AgentHost(sim, nodes, plan.agent(), managers, executor, dispatcher, descriptions());
    if (!plan.csi().isEmpty()) {
      agents.connectPlugins(csi);
    }
    csi.onOutage(agents::pluginsChanged);
    executor.mounts(new VolumeMounts(agents, csi, this::view));
    agents.onLabels(task -> observers.directory().service(task.service()).spec().labels());
    agents.onAttachments(dataPlane.attachments());
    agents.onKeys(dataPlane.keys());
    agents.onEnding(dataPlane.farewell());
    this.life = new ManagerLife(sim, nodes, fabric, raft, store, dispatcher, api);
    this.certificates = new CertificateHost(
        sim, nodes, CertificateSpec.SWARM, plan.swarm().certExpiryNs(), firstCertificates, life);
    life.bind(agents, certificates);
    duties.onSigned(life::signed);
    dispatcher.managers(new LastMembers(membership, managers));
  }

  private void explain(RunExplainer explainer, List<StoreObject> initial, LeaderDuties duties) {
    explainer.watch(sim::nowNs, nodes::name, seededNodes(initial), store::leader);
    store.addObserver(explainer);
    sim.trace().addSink(explainer);
    duties.explainTo(explainer);
  }

  private static List<NodeObject> seededNodes(List<StoreObject> initial) {
    return initial.stream()
        .filter(NodeObject.class::isInstance)
        .map(NodeObject.class::cast)
        .toList();
  }

  /** The swarm is up: the plan's first leader leads, and the agents register. Call once, before the simulation runs. */
  public void start() {
    for (int id = plan.members(); id < nodes.count(); id++) {
      agents.outside(id);
    }
    raft.bootstrap(managers, plan.firstLeader());
    agents.bootstrap();
    certificates.bootstrap();
  }

  /** {@code docker swarm join} as a worker: the managers let the node in, then its agent registers. */
  public void join(int id) {
    store.submit(tx -> tx.create(node(id)), () -> agents.join(id));
  }

  public Simulation sim() {
    return sim;
  }

  public Nodes nodes() {
    return nodes;
  }

  /** Number of managers; they are the first nodes. */
  public int managers() {
    return managers;
  }

  public StoreHost store() {
    return store;
  }

  public RaftHost raft() {
    return raft;
  }

  public ImageStore images() {
    return images;
  }

  /** Images on their way from the registry. */
  public Pulls pulls() {
    return pulls;
  }

  public ExecutorHost executor() {
    return executor;
  }

  /** The swarm's API, on every manager. */
  public ControlApiHost api() {
    return api;
  }

  /** Whom a user would ask: the first node with a manager that runs; the first node if there is none. */
  public int anyManager() {
    for (int node = 0; node < nodes.count(); node++) {
      if (raft.isRunning(node)) {
        return node;
      }
    }
    return 0;
  }

  /** What carries the packets of containers. */
  public DataPlane dataPlane() {
    return dataPlane;
  }

  /** Names, namespaces and forwarding of all nodes; {@code null} without a data plane. */
  public @Nullable OverlayHost overlay() {
    return overlay;
  }

  /** The CSI plugins of its nodes, and the storage behind them. */
  public CsiHost csi() {
    return csi;
  }

  /** The data of the cluster volume that a task was given, as its plugin has it; {@code null} if it was never made. */
  @Nullable
  SharedVolume data(VolumeAttachment attached) {
    VolumeObject volume = view().volume(attached.volume());
    if (volume == null || volume.info() == null) {
      return null;
    }
    String driver = volume.spec().driver();
    return new SharedVolume(
        volume.spec().name(), driver, csi.number(driver, volume.info().pluginId()));
  }

  public AgentHost agents() {
    return agents;
  }

  public Fabric fabric() {
    return fabric;
  }

  /**
   * {@code docker swarm leave} on a node.
   *
   * @throws io.dryswarm.models.controlapi.ApiError if the node is a manager and {@code force} is not given
   */
  public void leave(int node, boolean force) {
    life.leave(node, force, membership);
  }

  /**
   * {@code docker swarm join} on a node that is outside, with the token for a role.
   *
   * @param reply told when the node has its certificate, or when the engine gives up
   */
  public void join(int node, NodeObject.Role role, Consumer<ApiReply> reply) {
    ClusterObject cluster = view().cluster();
    long validityNs = (cluster == null ? plan.swarm() : cluster.spec()).certExpiryNs();
    life.enter(
        new NodeObject(
            node,
            0,
            nodes.name(node),
            role,
            NodeObject.Availability.ACTIVE,
            NodeObject.Status.UNKNOWN,
            "",
            plan.nodes().get(node).description(),
            Collections.emptySortedMap(),
            List.of()),
        validityNs,
        reply);
  }

  public RunObservers observers() {
    return observers;
  }

  /** The state of the swarm as its leader has it; without a leader, as the last one had it. */
  public StoreView view() {
    if (store.leader() >= 0) {
      lastLeader = store.leader();
    }
    return store.store(lastLeader);
  }

  /** @throws io.dryswarm.core.SimulationFault if a node holds a secret that none of its tasks needs */
  public void checkSecrets() {
    List<String> violations = agents.secretViolations();
    sim.check(violations.isEmpty(), "a secret only where a task needs it: " + violations);
  }

  private DataPlane startedOverlay() {
    OverlaySpec spec = OverlaySpec.engineDefaults();
    OverlayHost overlay = new OverlayHost(
        sim,
        nodes,
        fabric,
        spec,
        GossipSpec.engineDefaults(managers, plan.engine()),
        plan.loadBalancing(),
        DnsSpec.of(plan.engine().dnsTellsFailure(), plan.machine().outsideDns()));
    overlay.networks(this::traits);
    nodes.addListener(overlay);
    overlay.addListener(observers.overlayListener());
    HostPorts hostPorts = new HostPorts(nodes.count());
    nodes.addListener(hostPorts);
    overlay.bootstrap(ingressNetwork, OverlayPlane.keySet(firstState().keys()));
    return new OverlayPlane(
        nodes,
        overlay,
        endpoints(),
        hostPorts,
        new OverlayDialer(
            fabric,
            overlay,
            observers.directory(),
            hostPorts,
            ingressNetwork,
            new BulkWays(fabric, spec, new Transfers(sim, nodes.count()))),
        ingressNetwork);
  }

  private NetworkTraits traits(int network) {
    NetworkObject object = view().network(network);
    return object == null
        ? NetworkTraits.PLAIN
        : new NetworkTraits(object.spec().mtuBytes(), object.spec().encrypted());
  }

  private Endpoints endpoints() {
    return new Endpoints(observers.directory(), this::view, ingressNetwork);
  }

  /** Of random age, so that no node has to renew its own at once. */
  private List<NodeCertificate> firstCertificates() {
    long validityNs = plan.swarm().certExpiryNs();
    long backdateNs = CertificateSpec.SWARM.backdateNs();
    long youngerThanNs = Math.max(1, (validityNs + backdateNs) / 2 - backdateNs);
    List<NodeCertificate> certificates = new ArrayList<>();
    for (int id = 0; id < nodes.count(); id++) {
      long ageNs = sim.streams().stream("ca.age", id).nextLong(0, youngerThanNs);
      certificates.add(new NodeCertificate(
          plan.nodes().get(id).role(), validityNs - ageNs, NodeCertificate.State.ISSUED));
    }
    return certificates;
  }

  private List<StoreObject> initialObjects(List<NodeCertificate> certificates) {
    List<StoreObject> objects = new ArrayList<>();
    for (int id = 0; id < plan.members(); id++) {
      objects.add(node(id).withCertificate(certificates.get(id)));
    }
    objects.add(ClusterObject.create(plan.swarm()).withState(firstState()));
    objects.add(NetworkObject.create(ingressNetwork, NetworkSpec.ingressNetwork()));
    return objects;
  }

  private ClusterState firstState() {
    return KeyManager.withFirstKeys(ClusterState.INITIAL.withPools(plan.pools()), 0);
  }

  private NodeObject node(int id) {
    RunSpec.NodeSpec node = plan.nodes().get(id);
    return new NodeObject(
        id,
        0,
        node.name(),
        node.role(),
        node.availability(),
        NodeObject.Status.UNKNOWN,
        "",
        node.description(),
        node.labels(),
        List.of());
  }

  private List<NodeObject.Description> descriptions() {
    return plan.nodes().stream().map(RunSpec.NodeSpec::description).toList();
  }

  private static boolean isManager(RunSpec.NodeSpec node) {
    return node.role() == NodeObject.Role.MANAGER;
  }
}
