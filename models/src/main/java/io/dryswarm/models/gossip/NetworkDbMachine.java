package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import io.dryswarm.models.engine.FailedNodeEntries;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * The upper layer of gossip on one node, for one life of its engine: per network, replicated tables of entries, each entry written
 * by one owner. Source: moby/moby libnetwork/networkdb; data-plane facts F3.1, F3.22.
 */
final class NetworkDbMachine implements MembershipDelegate, BulkSyncs.Source {
  private final NetworkDbSpec spec;
  private final int self;
  private final int life;
  private final Places places;
  private final Attachments attachments;
  private final Tables tables;
  private final KnownNodes nodes = new KnownNodes();
  private final FailedNodeEntries failedNodeEntries;
  private final List<Integer> joinedBeforeBoot = new ArrayList<>();
  private final Reconnect reconnect;
  private final SeedJoin seedJoin;
  private final Departure departure;
  private final BulkSyncs bulkSyncs;
  private final TableGossip tableGossip;
  private final Ticker bulkSyncTicker;
  private int reconnected;
  private long networkClock;

  /**
   * @param life    how often this node has started before
   * @param numbers the same object for all nodes
   */
  NetworkDbMachine(
      NetworkDbSpec spec, int self, int life, long nowNs, Dice dice, EntryNumbers numbers) {
    this.spec = spec;
    this.self = self;
    this.life = life;
    this.failedNodeEntries = spec.failedNodeEntries();
    this.places = numbers.places();
    this.attachments = new Attachments(places);
    this.tables = new Tables(spec, self, life, attachments, nodes, numbers);
    Ticker reconnects = ticker(spec.reconnectIntervalNs(), nowNs, dice);
    this.reconnect = new Reconnect(spec, reconnects, dice);
    this.departure = new Departure(spec);
    Ticker gossip = ticker(spec.gossipIntervalNs(), nowNs, dice);
    this.tableGossip = new TableGossip(spec, self, gossip, dice);
    this.bulkSyncTicker = ticker(spec.bulkSyncIntervalNs(), nowNs, dice);
    this.bulkSyncs = new BulkSyncs(self, spec, this, dice);
    this.seedJoin = new SeedJoin(spec, ticker(spec.rejoinIntervalNs(), nowNs, dice));
  }

  private static Ticker ticker(long intervalNs, long nowNs, Dice dice) {
    return new Ticker(intervalNs, nowNs + dice.between(0, intervalNs));
  }

  /** The engine starts: gets into the cluster through the seeds. */
  void start(IntArrayList seeds, long nowNs, GossipEffects out) {
    nodes.activate(self, life);
    armBulkSync(nowNs, out);
    if (seedJoin.boot(seeds, nowNs, out)) {
      booted(nowNs, out);
    }
  }

  /**
   * Starts in a cluster of nodes that have all been up for long, all on one network with nothing in its tables.
   *
   * @param everybody all nodes' places in that network, the same objects for all nodes
   */
  void startConverged(
      List<Rumour.Attachment> everybody,
      int network,
      IntArrayList seeds,
      long nowNs,
      GossipEffects out) {
    seedJoin.know(seeds);
    for (Rumour.Attachment place : everybody) {
      nodes.activate(place.node(), 0);
      attachments.put(place);
    }
    networkClock = 1;
    tables.open(network).setInSync(true);
    armBulkSync(nowNs, out);
  }

  /** Puts an entry in place as if it had been there for long. */
  void addConverged(TableEvent event) {
    tables.addConverged(event);
  }

  /** The engine is gone. */
  void discard() {
    tables.discard();
  }

  /** Takes part in a network from now on; does nothing if it does already. */
  void joinNetwork(int network, long nowNs, GossipEffects out) {
    if (attachments.isOn(self, life, network)) {
      return;
    }
    tables.open(network);
    attach(network, false, out);
    if (seedJoin.isBooting()) {
      joinedBeforeBoot.add(network);
    } else {
      bulkSyncs.join(network, nowNs, out);
    }
  }

  @Override
  public void synced(int network, GossipEffects out) {
    NetworkReplica replica = tables.find(network);
    if (replica != null && !replica.isLeaving()) {
      replica.setInSync(true);
      out.networkJoined(network);
    }
  }

  /** Takes no part in a network any more; forgets what others wrote there and remembers its own entries as deleted. */
  void leaveNetwork(int network, long nowNs, GossipEffects out) {
    NetworkReplica replica = tables.find(network);
    if (replica == null || replica.isLeaving()) {
      return;
    }
    attach(network, true, out);
    tables.close(replica, nowNs, out);
  }

  private void attach(int network, boolean leaving, GossipEffects out) {
    Place place = places.of(self, network);
    Rumour.Attachment news = new Rumour.Attachment(place, life, ++networkClock, leaving);
    attachments.put(news);
    out.announce(news);
  }

  /**
   * Creates or updates an entry of this node's own.
   *
   * @throws IllegalStateException if the node is not on that network
   */
  void write(int network, Table table, long key, TableValue value, long nowNs, GossipEffects out) {
    tables.write(network, table, key, value);
    tableGossip.arm(tables.replicas(), nowNs, out);
  }

  /** Deletes an entry of this node's own; does nothing if there is none. */
  void delete(int network, Table table, long key, long nowNs, GossipEffects out) {
    tables.delete(network, table, key, nowNs);
    tableGossip.arm(tables.replicas(), nowNs, out);
  }

  void timeout(GossipTimer timer, int id, long nowNs, GossipEffects out) {
    switch (timer) {
      case TABLE_GOSSIP -> tableGossip.tick(tables.replicas(), attachments, out);
      case BULK_SYNC -> {
        bulkSyncs.periodic(attachments.networksOf(self), nowNs, out);
        armBulkSync(nowNs, out);
      }
      case BULK_SYNC_WAIT -> bulkSyncs.timeout(id, nowNs, out);
      case RECONNECT -> reconnect.tick(nowNs, out);
      case JOIN_WAIT -> joinFailed(id, nowNs, out);
      case REJOIN -> seedJoin.tick(isSeedInView(), nowNs, out);
      case NODE_EVENT_WAIT -> notAnnounced(nowNs, out);
      default -> throw new AssertionError("not a timer of this layer: " + timer);
    }
    tableGossip.arm(tables.replicas(), nowNs, out);
  }

  private void armBulkSync(long nowNs, GossipEffects out) {
    out.arm(GossipTimer.BULK_SYNC, 0, bulkSyncTicker.nextNs(nowNs));
  }

  void receive(int from, GossipMessage.NetworkDb message, long nowNs, GossipEffects out) {
    boolean bulk = message instanceof GossipMessage.BulkSync;
    tables.receive(message.events(), bulk, nowNs, out);
    if (message instanceof GossipMessage.BulkSync sync) {
      if (sync.reply()) {
        bulkSyncs.answered(sync.round(), from, nowNs, out);
      } else if (canAsk(from)) {
        List<TableEvent> entries = tables.snapshot(sync.networks(), nowNs);
        out.stream(from, new GossipMessage.BulkSync(sync.round(), true, sync.networks(), entries));
      }
    }
    tableGossip.arm(tables.replicas(), nowNs, out);
  }

  @Override
  public void reconnected(long nowNs, GossipEffects out) {
    reconnect.done(nowNs, out);
  }

  @Override
  public boolean canAsk(int peer) {
    return nodes.isActive(peer)
        || (failedNodeEntries == FailedNodeEntries.HIDDEN && nodes.isFailed(peer));
  }

  @Override
  public List<Integer> common(int peer) {
    return attachments.common(self, peer);
  }

  @Override
  public IntArrayList nodesOn(int network) {
    return attachments.nodesOn(network);
  }

  @Override
  public List<TableEvent> snapshot(List<Integer> networks, long nowNs) {
    return tables.snapshot(networks, nowNs);
  }

  @Override
  public void memberAlive(int node, int itsLife, long nowNs, GossipEffects out) {
    boolean wasHidden = nodes.isFailed(node) && failedNodeEntries == FailedNodeEntries.HIDDEN;
    if (wasHidden && nodes.life(node) != itsLife) {
      forget(node, out);
    }
    nodes.activate(node, itsLife);
    if (wasHidden) {
      attachments.restore(node);
      tables.show(node, nowNs, out);
    }
    reconnect.notFailed(node);
  }

  @Override
  public void memberReplaced(int node, GossipEffects out) {
    forget(node, out);
  }

  @Override
  public void memberFailed(int node, long nowNs, GossipEffects out) {
    if (!nodes.isActive(node)) {
      return;
    }
    int endpoints = switch (failedNodeEntries) {
      case DELETED -> forget(node, out);
      case LOST -> {
        int lost = tables.lose(node, out);
        attachments.removeNode(node);
        yield lost;
      }
      case HIDDEN -> {
        attachments.suspend(node);
        yield tables.hide(node, nowNs, out);
      }
    };
    nodes.fail(node);
    reconnect.failed(node, nowNs, out);
    lookForSeeds(nowNs, out);
    out.failed(node, endpoints);
  }

  private int forget(int node, GossipEffects out) {
    attachments.removeNode(node);
    return tables.drop(node, out);
  }

  @Override
  public boolean attachment(Rumour.Attachment news, GossipEffects out) {
    networkClock = Math.max(networkClock, news.lamport());
    if (news.node() == self
        || attachments.holds(news)
        || !isOfInterest(news)
        || !attachments.apply(news)) {
      return false;
    }
    if (nodes.isFailed(news.node())) {
      attachments.suspend(news.node());
    }
    NetworkReplica replica = tables.find(news.network());
    if (news.leaving() && replica != null) {
      tables.drop(news.node(), replica, out);
    }
    return true;
  }

  /** Of nodes that are not there only known places are kept up to date. */
  private boolean isOfInterest(Rumour.Attachment news) {
    int node = news.node();
    return nodes.isActive(node, news.life())
        || (nodes.isFailed(node)
            && nodes.life(node) == news.life()
            && attachments.knows(news.place()));
  }

  @Override
  public List<Rumour.Attachment> attachments(boolean join) {
    if (join) {
      attachments.touch(self, ++networkClock);
    }
    return attachments.all();
  }

  @Override
  public void merge(List<Rumour.Attachment> theirs, GossipEffects out) {
    theirs.forEach(place -> attachment(place, out));
  }

  @Override
  public void joinAnswered(int node, long nowNs, GossipEffects out) {
    if (seedJoin.answered(node, out)) {
      seedProceeds(nowNs, out);
    } else if (reconnect.answered(node, out)) {
      reconnected = node;
      out.arm(GossipTimer.NODE_EVENT_WAIT, 0, nowNs + spec.nodeEventWaitNs());
      out.announce(new Rumour.NodeEvent(self, life, ++networkClock, false));
    }
  }

  private void joinFailed(int conversation, long nowNs, GossipEffects out) {
    if (conversation == SeedJoin.CONVERSATION) {
      seedProceeds(nowNs, out);
    } else {
      reconnect.done(nowNs, out);
    }
  }

  private void seedProceeds(long nowNs, GossipEffects out) {
    if (seedJoin.proceed(nowNs, out)) {
      booted(nowNs, out);
    } else {
      lookForSeeds(nowNs, out);
    }
  }

  private void booted(long nowNs, GossipEffects out) {
    joinedBeforeBoot.forEach(network -> bulkSyncs.join(network, nowNs, out));
    joinedBeforeBoot.clear();
    lookForSeeds(nowNs, out);
  }

  private void lookForSeeds(long nowNs, GossipEffects out) {
    if (!isSeedInView()) {
      seedJoin.miss(nowNs, out);
    }
  }

  private boolean isSeedInView() {
    IntArrayList seeds = seedJoin.seeds();
    for (int i = 0; i < seeds.size(); i++) {
      if (nodes.isActive(seeds.getInt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Leaves the cluster; {@link GossipEffects#departed} follows. */
  void leave(long nowNs, GossipEffects out) {
    departure.begin(new Rumour.NodeEvent(self, life, ++networkClock, true), nowNs, out);
  }

  @Override
  public void announced(long nowNs, GossipEffects out) {
    if (departure.isUnderWay()) {
      departure.proceed(nowNs, out);
    } else {
      out.cancel(GossipTimer.NODE_EVENT_WAIT, 0);
      bulkSyncs.afterReconnect(reconnected, nowNs, out);
    }
  }

  private void notAnnounced(long nowNs, GossipEffects out) {
    if (departure.isUnderWay()) {
      departure.proceed(nowNs, out);
    } else {
      reconnect.done(nowNs, out);
    }
  }

  @Override
  public boolean nodeEvent(Rumour.NodeEvent news, long nowNs, GossipEffects out) {
    int node = news.node();
    networkClock = Math.max(networkClock, news.lamport());
    boolean isNews =
        node != self && nodes.isActive(node, news.life()) && nodes.witness(node, news.lamport());
    if (!isNews || !news.leaving()) {
      return false;
    }
    forget(node, out);
    nodes.leave(node);
    lookForSeeds(nowNs, out);
    out.left(node);
    return true;
  }
}
