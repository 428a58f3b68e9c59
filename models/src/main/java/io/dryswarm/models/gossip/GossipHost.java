package io.dryswarm.models.gossip;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.Dice;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Carries gossip between nodes: effects become calendar entries, calendar entries become calls of the machines. An engine's gossip
 * state dies with its node; at boot it starts anew, as a new member.
 */
public final class GossipHost implements NodeListener {
  /**
   * When a kernel sends the SYN of a connection again within the ten seconds that a dial may take, nanoseconds after the first one; F8.30,
   * Linux 6.5 and later.
   */
  private static final long[] SYN_NS = {
    1_000_000_000L, 2_000_000_000L, 3_100_000_000L, 4_200_000_000L, 5_100_000_000L, 7_200_000_000L
  };

  private static final int LIFE_SHIFT = 32;
  private static final int ATTEMPT_SHIFT = 56;

  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;
  private final GossipSpec spec;
  private final TableListener listener;
  private final RecordEvent<GossipMessage> deliver;
  private final SlotEvent timer;
  private final SlotEvent dial;
  private final Dice[] membershipDice;
  private final Dice[] networkDbDice;
  private final @Nullable GossipNode[] engines;

  /** The next SYN of a node's dial; one dial at a time. */
  private final long[] dialling;

  /**
   * @param listener told what nodes learn
   */
  public GossipHost(
      Simulation sim, Nodes nodes, Fabric fabric, GossipSpec spec, TableListener listener) {
    this.sim = sim;
    this.nodes = nodes;
    this.fabric = fabric;
    this.spec = spec;
    this.listener = listener;
    this.deliver = sim.define("gossip.deliver", GossipMessage.class, this::onDeliver);
    this.timer = sim.define("gossip.timer", this::onTimer);
    this.dial = sim.define("gossip.dial", this::onDial);
    this.membershipDice = new Dice[nodes.count()];
    this.networkDbDice = new Dice[nodes.count()];
    this.engines = new GossipNode[nodes.count()];
    this.dialling = new long[nodes.count()];
    Arrays.fill(dialling, EventCalendar.NONE);
    for (int node = 0; node < nodes.count(); node++) {
      membershipDice[node] = new StreamDice(sim.streams().stream("gossip.membership", node));
      networkDbDice[node] = new StreamDice(sim.streams().stream("gossip.networkdb", node));
    }
  }

  /** The cluster as it is after a long time: all nodes know each other and are on one network. Call once, before the run. */
  public void bootstrap(int network) {
    for (int node = 0; node < nodes.count(); node++) {
      GossipNode engine = newEngine(node);
      engine.membership().startConverged(sim.nowNs(), engine);
      engine.networkDb().startConverged(nodes.count(), network, sim.nowNs(), engine);
    }
  }

  /** Puts an entry of a node into the tables of all nodes at once, as if it had been there for long. After {@link #bootstrap}. */
  public void addConverged(int owner, int network, Table table, long key, TableValue value) {
    TableEvent event = new TableEvent(false, 1, owner, 0, network, table, key, value, 0);
    for (int node = 0; node < nodes.count(); node++) {
      engine(node).networkDb().addConverged(event);
    }
  }

  /** The node takes part in a network; does nothing if it does already. Entries of others come by bulk sync. */
  public void joinNetwork(int node, int network) {
    GossipNode engine = engine(node);
    engine.networkDb().joinNetwork(network, sim.nowNs(), engine);
  }

  /** The node takes no part in a network any more; its entries there vanish everywhere. Does nothing if it took none. */
  public void leaveNetwork(int node, int network) {
    GossipNode engine = engine(node);
    engine.networkDb().leaveNetwork(network, sim.nowNs(), engine);
  }

  /**
   * Creates or updates an entry of the node's own.
   *
   * @throws IllegalStateException if the node is down or not on that network
   */
  public void write(int node, int network, Table table, long key, TableValue value) {
    GossipNode engine = engine(node);
    engine.networkDb().write(network, table, key, value, sim.nowNs(), engine);
  }

  /** Deletes an entry of the node's own; does nothing if there is none. */
  public void delete(int node, int network, Table table, long key) {
    GossipNode engine = engine(node);
    engine.networkDb().delete(network, table, key, sim.nowNs(), engine);
  }

  /** Whether {@code node} holds {@code other} for alive at this moment; a suspect is not. */
  public boolean seesAlive(int node, int other) {
    GossipNode engine = engines[node];
    return engine != null && engine.membership().isAlive(other);
  }

  @Override
  public void crashed(int node) {
    engines[node] = null;
  }

  @Override
  public void booted(int node) {
    GossipNode engine = newEngine(node);
    IntArrayList seeds = new IntArrayList();
    for (int seed = 0; seed < Math.min(spec.seeds(), nodes.count()); seed++) {
      if (seed != node) {
        seeds.add(seed);
      }
    }
    engine.membership().start(sim.nowNs(), engine);
    engine.networkDb().start(seeds, sim.nowNs(), engine);
  }

  private GossipNode newEngine(int node) {
    int life = nodes.generation(node);
    long nowNs = sim.nowNs();
    NetworkDbMachine networkDb =
        new NetworkDbMachine(spec.networkDb(), node, life, nowNs, networkDbDice[node]);
    MembershipMachine membership = new MembershipMachine(
        spec.membership(), node, life, nodes.count(), nowNs, membershipDice[node], networkDb);
    GossipNode engine = new GossipNode(node, life, membership, networkDb, this);
    engines[node] = engine;
    return engine;
  }

  private GossipNode engine(int node) {
    GossipNode engine = engines[node];
    if (engine == null) {
      throw new IllegalStateException("node " + node + " is down");
    }
    return engine;
  }

  private void onDeliver(int node, long from, GossipMessage message) {
    GossipNode engine = engines[node];
    if (engine != null) {
      engine.receive((int) from, message, sim.nowNs());
    }
  }

  /**
   * An engine wants to join another one: as soon as the connection is there, it tells all that it knows by then. An earlier dial that nobody
   * answered is given up.
   */
  void dial(int from, int to) {
    if (dialling[from] != EventCalendar.NONE) {
      sim.cancel(dialling[from]);
      dialling[from] = EventCalendar.NONE;
    }
    tryDial(engine(from), to, 0);
  }

  private void tryDial(GossipNode engine, int to, int attempt) {
    int from = engine.node();
    if (fabric.isOpen(from, to) && fabric.isOpen(to, from)) {
      engine.membership().join(to, engine);
    } else if (attempt < SYN_NS.length) {
      // Without a cable the kernel refuses at once, and the engine tries again every second.
      int next = fabric.hasLink(from) ? attempt + 1 : 1;
      long agoNs = next == 1 ? 0 : SYN_NS[next - 2];
      long arg = (long) next << ATTEMPT_SHIFT | (long) engine.life() << LIFE_SHIFT | to;
      dialling[from] = sim.after(SYN_NS[next - 1] - agoNs, dial, from, arg);
    }
  }

  private void onDial(int node, long arg) {
    dialling[node] = EventCalendar.NONE;
    GossipNode engine = engines[node];
    int life = (int) (arg >>> LIFE_SHIFT) & 0xff_ffff;
    if (engine != null && engine.life() == life) {
      tryDial(engine, (int) arg, (int) (arg >>> ATTEMPT_SHIFT));
    }
  }

  private void onTimer(int node, long arg) {
    GossipNode engine = engines[node];
    if (engine != null) {
      engine.timeout(arg, sim.nowNs());
    }
  }

  void send(int from, int to, GossipMessage message, boolean stream) {
    long delayNs = stream
        ? fabric.streamDelayNs(from, to, message.sizeBytes())
        : fabric.delayNs(from, to, message.sizeBytes());
    if (delayNs == Fabric.LOST) {
      sim.trace().add(GossipTrace.LOST, from, to);
    } else {
      sim.after(delayNs, deliver, to, from, message);
    }
  }

  long arm(int node, long arg, long atNs) {
    return sim.at(atNs, timer, node, arg);
  }

  Simulation sim() {
    return sim;
  }

  TableListener listener() {
    return listener;
  }
}
