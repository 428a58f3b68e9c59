package io.dryswarm.models.gossip;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.models.Dice;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Carries gossip between nodes: effects become calendar entries, calendar entries become calls of the machines. An engine's gossip
 * state dies with its node; at boot it starts anew, as a new member.
 */
public final class GossipHost implements NodeListener {
  /** Between the SYNs of one dial, which is given up after 10 s: Linux 6.5 and later, data-plane facts F8.30, F3.21. */
  private static final long[] SYN_PAUSES_NS = {
    Time.SECOND, Time.SECOND, Time.SECOND, Time.SECOND, Time.SECOND, 2 * Time.SECOND
  };

  private static final int NODE_MASK = 0xffffff;
  private static final int RETRIES_SHIFT = 24;
  private static final int RETRIES_MASK = 0xff;
  private static final int LIFE_SHIFT = 32;

  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;
  private final GossipSpec spec;
  private final TableListener listener;
  private final RecordEvent<GossipMessage> deliver;
  private final RecordEvent<GossipMessage> dial;
  private final SlotEvent timer;
  private final Dice[] membershipDice;
  private final Dice[] networkDbDice;
  private final @Nullable GossipNode[] engines;
  private final BitSet datagramsBlocked = new BitSet();
  private final BitSet streamsBlocked = new BitSet();
  private final EntryNumbers numbers = new EntryNumbers();
  private final Int2ObjectOpenHashMap<Runnable> farewells = new Int2ObjectOpenHashMap<>();

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
    this.dial = sim.define("gossip.dial", GossipMessage.class, this::onDial).ownedBy(Owners.ENGINE);
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
      engine.networkDb().startConverged(nodes.count(), network, seeds(node), sim.nowNs(), engine);
    }
  }

  /** Puts an entry of a node into the tables of all nodes at once, as if it had been there for long. After {@link #bootstrap}. */
  public void addConverged(int owner, int network, Table table, long key, TableValue value) {
    TableEvent event =
        new TableEvent(false, 1, owner, 0, numbers.of(network, table, key), value, 0);
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

  /** What a firewall on the node drops of gossip, both ways: UDP, TCP, or both, on port 7946. */
  public void setFirewall(int node, boolean datagrams, boolean streams) {
    datagramsBlocked.set(node, datagrams);
    streamsBlocked.set(node, streams);
  }

  /** Whether {@code node} holds {@code other} for alive at this moment; a suspect is not. */
  public boolean seesAlive(int node, int other) {
    GossipNode engine = engines[node];
    return engine != null && engine.membership().isAlive(other);
  }

  @Override
  public void crashed(int node) {
    GossipNode engine = engines[node];
    if (engine != null) {
      engine.networkDb().discard();
      engines[node] = null;
      farewells.remove(node);
    }
  }

  @Override
  public void booted(int node) {
    GossipNode engine = newEngine(node);
    engine.membership().start(sim.nowNs(), engine);
    engine.networkDb().start(seeds(node), sim.nowNs(), engine);
  }

  private IntArrayList seeds(int node) {
    IntArrayList seeds = new IntArrayList();
    for (int seed = 0; seed < Math.min(spec.seeds(), nodes.count()); seed++) {
      if (seed != node) {
        seeds.add(seed);
      }
    }
    return seeds;
  }

  private GossipNode newEngine(int node) {
    int life = nodes.generation(node);
    long nowNs = sim.nowNs();
    NetworkDbMachine networkDb =
        new NetworkDbMachine(spec.networkDb(), node, life, nowNs, networkDbDice[node], numbers);
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

  Reach send(int from, int to, GossipMessage message, boolean stream) {
    if (!stream) {
      transmit(from, to, message, false);
      return Reach.OPEN;
    }
    Reach reach = transmit(from, to, message, true);
    if (reach == Reach.SILENT) {
      retryLater(from, to, message, 0);
    }
    return reach;
  }

  private Reach transmit(int from, int to, GossipMessage message, boolean stream) {
    long delayNs = stream
        ? fabric.streamDelayNs(from, to, message.sizeBytes())
        : fabric.delayNs(from, to, message.sizeBytes());
    BitSet blocked = stream ? streamsBlocked : datagramsBlocked;
    if (delayNs == Fabric.LOST || blocked.get(from) || blocked.get(to)) {
      sim.trace().add(GossipTrace.LOST, from, to);
      return Reach.SILENT;
    }
    sim.after(delayNs, deliver, to, from, message);
    if (engines[to] != null) {
      return Reach.OPEN;
    }
    return nodes.isPowered(to) ? Reach.REFUSED : Reach.SILENT;
  }

  /** The kernel sends a SYN again that nobody answered, until the dial timeout: a way that opens meanwhile is found. */
  private void retryLater(int from, int to, GossipMessage message, int retries) {
    if (retries < SYN_PAUSES_NS.length) {
      long life = nodes.generation(from);
      long arg = life << LIFE_SHIFT | (long) retries << RETRIES_SHIFT | to;
      sim.after(SYN_PAUSES_NS[retries], dial, from, arg, message);
    }
  }

  private void onDial(int from, long arg, GossipMessage message) {
    int to = (int) arg & NODE_MASK;
    if (engines[from] != null
        && arg >>> LIFE_SHIFT == nodes.generation(from)
        && transmit(from, to, message, true) == Reach.SILENT) {
      int retries = (int) (arg >>> RETRIES_SHIFT) & RETRIES_MASK;
      retryLater(from, to, message, retries + 1);
    }
  }

  /**
   * The node's engine ends in good order: the others are told before it goes, which takes some tenths of a second.
   *
   * @param gone called when it is done; never, if the engine dies before
   */
  public void leave(int node, Runnable gone) {
    GossipNode engine = engine(node);
    farewells.put(node, gone);
    engine.networkDb().leave(sim.nowNs(), engine);
  }

  void departed(int node) {
    Runnable gone = farewells.remove(node);
    crashed(node);
    if (gone != null) {
      gone.run();
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
