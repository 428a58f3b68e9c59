package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.allocator.Allocator;
import io.dryswarm.models.allocator.AllocatorTrace;
import io.dryswarm.models.ca.CertificateAuthority;
import io.dryswarm.models.ca.KeyManager;
import io.dryswarm.models.csi.CsiHost;
import io.dryswarm.models.dispatcher.DispatcherHost;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.orchestrator.ConstraintEnforcer;
import io.dryswarm.models.orchestrator.GlobalOrchestrator;
import io.dryswarm.models.orchestrator.JobsOrchestrator;
import io.dryswarm.models.orchestrator.ReplicatedOrchestrator;
import io.dryswarm.models.orchestrator.TaskReaper;
import io.dryswarm.models.orchestrator.VolumeEnforcer;
import io.dryswarm.models.roles.RaftMembership;
import io.dryswarm.models.roles.RoleManager;
import io.dryswarm.models.scheduler.PlacementExplanations;
import io.dryswarm.models.scheduler.PlacementFilter;
import io.dryswarm.models.scheduler.Scheduler;
import io.dryswarm.models.scheduler.SchedulerTrace;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.LeaderComponents;
import io.dryswarm.models.store.NodeObject;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** What runs on a leader, in the order in which it sees events. Source: control-plane facts 3.1.3. */
final class LeaderDuties implements LeaderComponents {
  private static final String[] DICE = {
    "scheduler.ties",
    "enforcer.order",
    "orchestrator.replicated.order",
    "orchestrator.global.order",
    "keymanager.keys"
  };

  private final Simulation sim;
  private final EngineProfile engine;
  private final List<PlacementFilter> filters;
  private final StreamDice[][] dice;
  private final RaftMembership membership;
  private final CsiHost csi;
  private @Nullable DispatcherHost dispatcher;
  private @Nullable PlacementExplanations explanations;
  private ObjIntConsumer<NodeObject> signed = (node, manager) -> {};

  /**
   * @param filters those that schedulers ask
   * @param csi     the plugins that make volumes
   */
  LeaderDuties(
      Simulation sim,
      int nodes,
      EngineProfile engine,
      List<PlacementFilter> filters,
      RaftMembership membership,
      CsiHost csi) {
    this.sim = sim;
    this.engine = engine;
    this.filters = filters;
    this.membership = membership;
    this.csi = csi;
    this.dice = new StreamDice[nodes][DICE.length];
    for (int manager = 0; manager < nodes; manager++) {
      for (int purpose = 0; purpose < DICE.length; purpose++) {
        dice[manager][purpose] = new StreamDice(sim.streams().stream(DICE[purpose], manager));
      }
    }
  }

  /** Connects the dispatcher, which needs Raft and is made later. */
  void bind(DispatcherHost dispatcherHost) {
    this.dispatcher = dispatcherHost;
  }

  /** Whom schedulers tell their reasons. */
  void explainTo(PlacementExplanations listener) {
    this.explanations = listener;
  }

  /** @param certificates takes a node with a new certificate, and the manager that signed it */
  void onSigned(ObjIntConsumer<NodeObject> certificates) {
    this.signed = certificates;
  }

  @Override
  public List<LeaderComponent> elected(int manager) {
    StreamDice[] of = dice[manager];
    return List.of(
        new KeyManager(of[4]),
        dispatcher().newLeaderComponent(manager),
        new CertificateAuthority(node -> signed.accept(node, manager)),
        new Allocator(task -> sim.trace().add(AllocatorTrace.PICKED_UP, task, manager)),
        scheduler(manager, of[0]),
        new ConstraintEnforcer(of[1]),
        new TaskReaper(),
        new ReplicatedOrchestrator(of[2]),
        new JobsOrchestrator(),
        new GlobalOrchestrator(of[3]),
        new RoleManager(membership),
        new VolumeEnforcer(),
        csi.newLeaderComponent(manager));
  }

  private Scheduler scheduler(int manager, StreamDice ties) {
    Scheduler scheduler = new Scheduler(
        ties,
        filters,
        engine,
        task -> sim.trace().add(SchedulerTrace.STUCK, manager, 0, 0, task.serviceName()));
    if (explanations != null) {
      scheduler.explainTo(explanations);
    }
    return scheduler;
  }

  @Override
  public void dropped(int manager) {
    dispatcher().leadershipLost(manager);
    csi.leadershipLost(manager);
  }

  private DispatcherHost dispatcher() {
    if (dispatcher == null) {
      throw new IllegalStateException("bind() must come before the run");
    }
    return dispatcher;
  }
}
