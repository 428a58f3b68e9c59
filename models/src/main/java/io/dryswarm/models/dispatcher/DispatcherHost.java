package io.dryswarm.models.dispatcher;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.models.Dice;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.dispatcher.DispatcherReply.Refusal;
import io.dryswarm.models.dispatcher.DispatcherRequest.AssignmentsRequest;
import io.dryswarm.models.dispatcher.DispatcherRequest.SessionRequest;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The dispatcher's door on every manager: the leader's is served by its dispatcher, the others send on to the leader that they know.
 *
 * <p>A manager that knows no leader keeps a request and looks again every second, until the agent has given up; once it has been without a
 * leader for more than ten ticks it refuses at once. Source: control-plane facts 2.3.31 to 2.3.33, 4.1.12; moby/swarmkit
 * manager/state/raft/raft.go LeaderConn.
 */
public final class DispatcherHost implements NodeListener {
  private static final long LEADER_POLL_NS = Time.SECOND;

  /** A manager whose leader refuses the connection looks so often for another one: control-plane facts 2.3.33. */
  private static final long NEW_LEADER_POLL_NS = Time.SECOND / 2;

  private static final long RAFT_TICK_NS = Time.SECOND;
  private static final int LOST_QUORUM_TICKS = 10;

  /** The agents' deadline, which travels with their requests: control-plane facts 4.4.24. */
  private static final long RPC_TIMEOUT_NS = 5 * Time.SECOND;

  private final Simulation sim;
  private final Nodes nodes;
  private final DispatcherSpec spec;
  private final IntUnaryOperator leaderKnownTo;
  private final Wire wire;
  private final @Nullable DispatcherMachine[] machines;
  private final Dice[] dice;
  private final int[] ticksWithoutLeader;
  private final RecordEvent<RequestInFlight> poll;
  private final SlotEvent tick;
  private @Nullable AgentPort agents;
  private Supplier<List<Integer>> managers;
  private long lastSession = DispatcherRequest.NO_SESSION;

  /**
   * Listens to {@code nodes} from now on.
   *
   * @param managers      number of managers at the start; they are the nodes 0..managers-1
   * @param leaderKnownTo the leader that a manager knows, itself included; negative if it knows none
   */
  public DispatcherHost(
      Simulation sim,
      Nodes nodes,
      Fabric fabric,
      DispatcherSpec spec,
      int managers,
      IntUnaryOperator leaderKnownTo) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    List<Integer> all = IntStream.range(0, managers).boxed().toList();
    this.managers = () -> all;
    this.leaderKnownTo = leaderKnownTo;
    this.wire = new Wire(sim, nodes, fabric, new Ends());
    this.machines = new DispatcherMachine[nodes.count()];
    this.dice = new Dice[nodes.count()];
    for (int manager = 0; manager < dice.length; manager++) {
      dice[manager] = new StreamDice(sim.streams().stream("dispatcher.heartbeat", manager));
    }
    this.ticksWithoutLeader = new int[nodes.count()];
    this.poll = sim.define(
            "dispatcher.leader-poll", RequestInFlight.class, (m, life, r) -> onPoll(m, life, r))
        .ownedBy(Owners.ENGINE);
    this.tick = sim.define("dispatcher.tick", (target, arg) -> onTick());
    nodes.addListener(this);
  }

  /** Connects the agents' side; call once, at assembly. */
  public void connect(AgentPort agentPort) {
    agents = agentPort;
  }

  /**
   * Replaces the fixed list of managers that agents are told; call before the run.
   *
   * @param members those who are managers now, ascending
   */
  public void managers(Supplier<List<Integer>> members) {
    managers = members;
  }

  /** The list of managers has changed: the leader tells every agent. */
  public void managersChanged() {
    for (DispatcherMachine machine : machines) {
      if (machine != null) {
        machine.managersChanged();
      }
    }
  }

  /** Starts the managers' count of ticks without a leader; call once, at time 0. */
  public void bootstrap() {
    sim.after(RAFT_TICK_NS, tick, 0, 0);
  }

  /** The dispatcher of a new leadership of this manager. */
  public LeaderComponent newLeaderComponent(int manager) {
    DispatcherMachine machine =
        new DispatcherMachine(spec, () -> managers.get(), dice[manager], new Effects(manager));
    machines[manager] = machine;
    return machine;
  }

  /**
   * This manager leads no more: the sessions with its dispatcher are aborted. Where only its engine ended, the kernel does that; without power
   * nobody is told.
   */
  public void leadershipLost(int manager) {
    DispatcherMachine machine = machines[manager];
    machines[manager] = null;
    if (machine != null && nodes.isPowered(manager)) {
      machine.stop();
    }
  }

  /**
   * An agent sends a request on its connection; a session request opens it.
   *
   * @param connection the agent's own number, never used twice by this node
   */
  public void request(int node, long connection, int manager, DispatcherRequest message) {
    wire.fromAgent(new Route(node, connection, manager), message);
  }

  @Override
  public void crashed(int node) {
    if (node < machines.length) {
      leadershipLost(node);
      ticksWithoutLeader[node] = 0;
    }
    wire.nodeCrashed(node);
  }

  @Override
  public void booted(int node) {}

  private void serve(int manager, RequestInFlight r) {
    DispatcherMachine machine = machines[manager];
    if (machine == null) {
      wire.toAgent(manager, r.route(), new Refusal(Refusal.STOPPED));
    } else {
      machine.receive(r.route(), r.message());
    }
  }

  private void route(int manager, int leader, RequestInFlight r) {
    if (leader == manager) {
      serve(manager, r);
    } else if (!r.forwarded()) {
      wire.forward(manager, leader, r);
    } else {
      String from = nodes.name(r.route().manager());
      wire.toAgent(
          manager, r.route(), new Refusal("more than one redirect to leader from: " + from));
    }
  }

  private void onPoll(int manager, long life, RequestInFlight r) {
    if (!nodes.isUp(manager) || nodes.generation(manager) != life) {
      return;
    }
    int leader = leaderKnownTo.applyAsInt(manager);
    if (leader >= 0) {
      route(manager, leader, r);
    } else {
      keep(manager, LEADER_POLL_NS, r);
    }
  }

  private void keep(int manager, long pauseNs, RequestInFlight r) {
    if (sim.nowNs() + pauseNs < r.sentNs() + RPC_TIMEOUT_NS) {
      sim.after(pauseNs, poll, manager, nodes.generation(manager), r);
    }
  }

  private void onTick() {
    for (int manager : managers.get()) {
      boolean leaderless = nodes.isUp(manager) && leaderKnownTo.applyAsInt(manager) < 0;
      ticksWithoutLeader[manager] = leaderless ? ticksWithoutLeader[manager] + 1 : 0;
    }
    sim.after(RAFT_TICK_NS, tick, 0, 0);
  }

  /** What arrives at either end of the wire. */
  private final class Ends implements Wire.Ends {
    @Override
    public void requestArrived(int manager, RequestInFlight r) {
      int leader = leaderKnownTo.applyAsInt(manager);
      if (leader >= 0) {
        route(manager, leader, r);
      } else if (ticksWithoutLeader[manager] > LOST_QUORUM_TICKS) {
        wire.toAgent(manager, r.route(), new Refusal(Refusal.NO_LEADER));
      } else {
        keep(manager, LEADER_POLL_NS, r);
      }
    }

    /** A stream is not tried again, a single call is. */
    @Override
    public void forwardRefused(int manager, RequestInFlight r) {
      if (r.message() instanceof SessionRequest || r.message() instanceof AssignmentsRequest) {
        wire.toAgent(manager, r.route(), new Refusal(Refusal.UNREACHABLE));
      } else {
        keep(manager, NEW_LEADER_POLL_NS, r.unforwarded());
      }
    }

    @Override
    public void replyArrived(ReplyInFlight r) {
      if (agents != null) {
        agents.received(r.route().node(), r.route().connection(), r.message());
      }
    }
  }

  /** What the dispatcher of one leader asks for. */
  private final class Effects implements DispatcherEffects {
    private final int manager;

    Effects(int manager) {
      this.manager = manager;
    }

    @Override
    public void send(Route to, DispatcherReply reply) {
      wire.toAgent(manager, to, reply);
    }

    @Override
    public long newSession() {
      return ++lastSession;
    }

    @Override
    public void heartbeat(int node, long nextPeriodNs) {
      sim.trace().add(DispatcherTrace.HEARTBEAT, node, nextPeriodNs);
    }

    @Override
    public void statusChanged(NodeObject node) {
      sim.trace().add(DispatcherTrace.of(node.status()), node.id(), 0, 0, node.message());
    }

    @Override
    public void orphaned(int node) {
      sim.trace().add(DispatcherTrace.TASKS_ORPHANED, node);
    }
  }
}
