package io.dryswarm.models.gossip;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.Dice;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Carries gossip between nodes: effects become calendar entries, calendar entries become calls of the machines. An engine's gossip
 * state dies with its node; at boot it starts anew, as a new member.
 */
public final class GossipHost implements NodeListener {
  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;
  private final GossipSpec spec;
  private final TableListener listener;
  private final RecordEvent<GossipMessage> deliver;
  private final SlotEvent timer;
  private final Dice[] membershipDice;
  private final Dice[] networkDbDice;
  private final @Nullable GossipNode[] engines;

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
    this.deliver =
        sim.define("gossip.deliver", GossipMessage.class, this::onDeliver).ownedBy(Owners.ENGINE);
    this.timer = sim.define("gossip.timer", this::onTimer).ownedBy(Owners.ENGINE);
    this.membershipDice = new Dice[nodes.count()];
    this.networkDbDice = new Dice[nodes.count()];
    this.engines = new GossipNode[nodes.count()];
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
