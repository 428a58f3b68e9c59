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
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries gossip between nodes: effects become calendar entries, calendar entries become calls of the machines. An engine's gossip
 * state dies with its node; at boot it starts anew, as a new member.
 */
public final class GossipHost implements NodeListener {
  private static final int KEY_SHIFT = 24;
  private static final int NODE_MASK = (1 << KEY_SHIFT) - 1;

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
  private final BitSet datagramsBlocked = new BitSet();
  private final BitSet streamsBlocked = new BitSet();
  private final EntryNumbers numbers = new EntryNumbers();
  private final Dials dials;
  private final Int2ObjectOpenHashMap<Runnable> farewells = new Int2ObjectOpenHashMap<>();

  /** What nodes are to do once they have keys; there is a list for each that waits for them. */
  private final Int2ObjectOpenHashMap<List<Consumer<GossipNode>>> waiting =
      new Int2ObjectOpenHashMap<>();

  private boolean encrypted;

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
    Dice neighbourDice = new StreamDice(sim.streams().stream("gossip.neighbours", 0));
    this.dials = new Dials(sim, nodes, fabric, neighbourDice, this::redial);
    this.membershipDice = new Dice[nodes.count()];
    this.networkDbDice = new Dice[nodes.count()];
    this.engines = new GossipNode[nodes.count()];
    for (int node = 0; node < nodes.count(); node++) {
      membershipDice[node] = new StreamDice(sim.streams().stream("gossip.membership", node));
      networkDbDice[node] = new StreamDice(sim.streams().stream("gossip.networkdb", node));
    }
  }

  /** As {@link #bootstrap(int, KeySet)}, in clear text: no node waits for keys. */
  public void bootstrap(int network) {
    bootstrap(network, KeySet.NONE);
  }

  /**
   * The cluster as it is after a long time: all nodes know each other and are on one network. Call once, before the run.
   *
   * @param keys that all have; engines that start later have none, and wait for them
   */
  public void bootstrap(int network, KeySet keys) {
    encrypted = !keys.isEmpty();
    List<Rumour.Attachment> everybody = numbers.places().everybody(nodes.count(), network);
    for (int node = 0; node < nodes.count(); node++) {
      GossipNode engine = newEngine(node, keys);
      engine.membership().startConverged(sim.nowNs(), engine);
      engine.networkDb().startConverged(everybody, network, seeds(node), sim.nowNs(), engine);
    }
  }

  /** Puts an entry of a node into the tables of all nodes that are up, as if it had been there for long. After {@link #bootstrap}. */
  public void addConverged(int owner, int network, Table table, long key, TableValue value) {
    TableEvent event =
        new TableEvent(false, 1, owner, 0, numbers.of(network, table, key), value, 0);
    for (GossipNode engine : engines) {
      if (engine != null) {
        engine.networkDb().addConverged(event);
      }
    }
  }

  /** The node takes part in a network; does nothing if it does already. Entries of others come by bulk sync. */
  public void joinNetwork(int node, int network) {
    whenUp(node, engine -> engine.networkDb().joinNetwork(network, sim.nowNs(), engine));
  }

  /** The node takes no part in a network any more; its entries there vanish everywhere. Does nothing if it took none. */
  public void leaveNetwork(int node, int network) {
    whenUp(node, engine -> engine.networkDb().leaveNetwork(network, sim.nowNs(), engine));
  }

  /**
   * Creates or updates an entry of the node's own.
   *
   * @throws IllegalStateException if the node is down or not on that network
   */
  public void write(int node, int network, Table table, long key, TableValue value) {
    whenUp(
        node, engine -> engine.networkDb().write(network, table, key, value, sim.nowNs(), engine));
  }

  /** Deletes an entry of the node's own; does nothing if there is none. */
  public void delete(int node, int network, Table table, long key) {
    whenUp(node, engine -> engine.networkDb().delete(network, table, key, sim.nowNs(), engine));
  }

  /** A node that waits for keys does it as soon as it has them. */
  private void whenUp(int node, Consumer<GossipNode> action) {
    List<Consumer<GossipNode>> later = waiting.get(node);
    if (later == null) {
      action.accept(engine(node));
    } else {
      later.add(action);
    }
  }

  /** The node's agent was told the swarm's network keys; for the first ones of its life its gossip starts. */
  public void setKeys(int node, KeySet keys) {
    GossipNode engine = engines[node];
    if (engine != null) {
      KeyRing ring = engine.ring();
      long before = ring.primary();
      if (engine.keys().change(keys)) {
        sim.trace().add(GossipTrace.KEYED, node, ring.primary(), before);
      }
    } else if (!keys.isEmpty()) {
      List<Consumer<GossipNode>> actions = waiting.remove(node);
      if (actions != null) {
        start(node, keys);
        actions.forEach(action -> action.accept(engine(node)));
      }
    }
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
    waiting.remove(node);
  }

  @Override
  public void powerLost(int node) {
    dials.powerLost(node);
  }

  /** Keys are in the engine's memory alone: one that starts waits for its agent's session. */
  @Override
  public void booted(int node) {
    if (encrypted) {
      waiting.put(node, new ArrayList<>());
    } else {
      start(node, KeySet.NONE);
    }
  }

  private void start(int node, KeySet keys) {
    GossipNode engine = newEngine(node, keys);
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

  private GossipNode newEngine(int node, KeySet keys) {
    int life = nodes.generation(node);
    long nowNs = sim.nowNs();
    NetworkDbMachine networkDb =
        new NetworkDbMachine(spec.networkDb(), node, life, nowNs, networkDbDice[node], numbers);
    MembershipMachine membership = new MembershipMachine(
        spec.membership(), node, life, nodes.count(), nowNs, membershipDice[node], networkDb);
    GossipNode engine =
        new GossipNode(node, life, membership, networkDb, new EngineKeys(keys), this);
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

  private void onDeliver(int node, long envelope, GossipMessage message) {
    GossipNode engine = engines[node];
    if (engine == null) {
      return;
    }
    int from = (int) envelope & NODE_MASK;
    long key = envelope >>> KEY_SHIFT;
    if (engine.ring().opens(key)) {
      engine.receive(from, message, sim.nowNs());
    } else {
      sim.trace().add(GossipTrace.UNREADABLE, node, from, key);
    }
  }

  /** Who sends, and the key that it sends with. */
  private long envelope(int from) {
    return primary(from) << KEY_SHIFT | from;
  }

  private long primary(int node) {
    GossipNode engine = engines[node];
    return engine == null ? KeyRing.CLEAR : engine.ring().primary();
  }

  private boolean understands(int node, int other) {
    GossipNode engine = engines[node];
    return engine != null && engine.ring().opens(primary(other));
  }

  private void onTimer(int node, long arg) {
    GossipNode engine = engines[node];
    if (engine != null) {
      engine.timeout(arg, sim.nowNs());
    }
  }

  /** One UDP packet. */
  void sendDatagram(int from, int to, GossipMessage message) {
    long delayNs = fabric.delayNs(from, to, message.sizeBytes());
    if (delayNs == Fabric.LOST || datagramsBlocked.get(from) || datagramsBlocked.get(to)) {
      sim.trace().add(GossipTrace.LOST, from, to);
      return;
    }
    dials.speaks(from);
    sim.after(delayNs, deliver, to, envelope(from), message);
  }

  /** Over TCP, connecting included. */
  Reach sendStream(int from, int to, GossipMessage message) {
    Reach reach = connect(from, to, message);
    if (reach == Reach.SILENT || reach == Reach.NO_ROUTE) {
      dials.begin(from, to, message, reach);
    }
    return reach;
  }

  private Reach connect(int from, int to, GossipMessage message) {
    if (!dials.isOpen(from, to)) {
      sim.trace().add(GossipTrace.LOST, from, to);
      return dials.silence(from, to);
    }
    if (!message.isAnswer()) {
      dials.speaks(from);
    }
    if (streamsBlocked.get(from) || streamsBlocked.get(to)) {
      sim.trace().add(GossipTrace.LOST, from, to);
      return Reach.SILENT;
    }
    if (engines[to] == null) {
      return Reach.REFUSED;
    }
    long delayNs = fabric.streamDelayNs(from, to, message.sizeBytes());
    sim.after(delayNs, deliver, to, envelope(from), message);
    return fails(from, to, message) ? Reach.REFUSED : Reach.OPEN;
  }

  /**
   * Whether the answer on the same connection will be an error: one side does not have the key of the other. What is asked is heard all the
   * same if the other side can open it. A bulk sync is answered over a connection of its own, so its sender waits in vain.
   */
  private boolean fails(int from, int to, GossipMessage message) {
    return message instanceof GossipMessage.PushPull exchange
        && !exchange.reply()
        && !(understands(to, from) && understands(from, to));
  }

  /** What a node says when it joins or compares notes is what it knows once it is connected. */
  private Reach redial(int from, int to, GossipMessage message) {
    GossipNode engine = engines[from];
    if (engine == null) {
      return Reach.REFUSED;
    }
    boolean opening = message instanceof GossipMessage.PushPull exchange && !exchange.reply();
    return connect(
        from, to, opening ? engine.refreshed((GossipMessage.PushPull) message) : message);
  }

  /**
   * The node's engine ends in good order: the others are told before it goes, which takes some tenths of a second.
   *
   * @param gone called when it is done; never, if the engine dies before
   */
  public void leave(int node, Runnable gone) {
    if (waiting.remove(node) != null) {
      gone.run();
      return;
    }
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
