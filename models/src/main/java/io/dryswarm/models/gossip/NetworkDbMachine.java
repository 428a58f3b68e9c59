package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The upper layer of gossip on one node, for one life of its engine: per network, replicated tables of entries, each entry written
 * by one owner. Entries of a failed node are deleted locally and come back by bulk sync: engines up to 28.x, data-plane facts
 * F3.22. Source: moby/moby libnetwork/networkdb.
 */
final class NetworkDbMachine implements MembershipDelegate, BulkSyncs.Source {
  private final int self;
  private final int life;
  private final Attachments attachments = new Attachments();
  private final Tables tables;
  private final TreeMap<Integer, Integer> lifeOfActive = new TreeMap<>();
  private final List<Integer> joinedBeforeBoot = new ArrayList<>();
  private final Rejoin rejoin;
  private final BulkSyncs bulkSyncs;
  private final TableGossip tableGossip;
  private final Ticker bulkSyncTicker;
  private long networkClock;

  /**
   * @param life how often this node has started before
   */
  NetworkDbMachine(NetworkDbSpec spec, int self, int life, long nowNs, Dice dice) {
    this.self = self;
    this.life = life;
    this.tables = new Tables(spec, self, life, attachments);
    Ticker reconnect = ticker(spec.reconnectIntervalNs(), nowNs, dice);
    this.rejoin = new Rejoin(spec, reconnect, dice);
    Ticker gossip = ticker(spec.gossipIntervalNs(), nowNs, dice);
    this.tableGossip = new TableGossip(spec, self, gossip, dice);
    this.bulkSyncTicker = ticker(spec.bulkSyncIntervalNs(), nowNs, dice);
    this.bulkSyncs = new BulkSyncs(self, spec.streamWaitNs(), this, dice);
  }

  private static Ticker ticker(long intervalNs, long nowNs, Dice dice) {
    return new Ticker(intervalNs, nowNs + dice.between(0, intervalNs));
  }

  /** The engine starts: gets into the cluster through the seeds. */
  void start(IntArrayList seeds, long nowNs, GossipEffects out) {
    lifeOfActive.put(self, life);
    armBulkSync(nowNs, out);
    proceed(rejoin.boot(seeds, nowNs, out), self, nowNs, out);
  }

  /** Starts in a cluster of nodes that have all been up for long, all on one network with nothing in its tables. */
  void startConverged(int nodes, int network, long nowNs, GossipEffects out) {
    for (int node = 0; node < nodes; node++) {
      lifeOfActive.put(node, 0);
      attachments.put(new Rumour.Attachment(node, 0, network, 1, false));
    }
    networkClock = 1;
    tables.open(network).setInSync(true);
    armBulkSync(nowNs, out);
  }

  /** Puts an entry in place as if it had been there for long. */
  void addConverged(TableEvent event) {
    tables.addConverged(event);
  }

  /** Takes part in a network from now on; does nothing if it does already. */
  void joinNetwork(int network, long nowNs, GossipEffects out) {
    if (attachments.isOn(self, life, network)) {
      return;
    }
    tables.open(network);
    attach(network, false, out);
    if (rejoin.isBooting()) {
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
    Rumour.Attachment place = new Rumour.Attachment(self, life, network, ++networkClock, leaving);
    attachments.put(place);
    out.announce(place);
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
      case RECONNECT -> rejoin.tick(nowNs, out);
      case JOIN_WAIT -> proceed(rejoin.noAnswer(nowNs, out), self, nowNs, out);
      default -> throw new AssertionError("not a timer of this layer: " + timer);
    }
    tableGossip.arm(tables.replicas(), nowNs, out);
  }

  private void armBulkSync(long nowNs, GossipEffects out) {
    out.arm(GossipTimer.BULK_SYNC, 0, bulkSyncTicker.nextNs(nowNs));
  }

  void receive(int from, GossipMessage.NetworkDb message, long nowNs, GossipEffects out) {
    boolean bulk = message instanceof GossipMessage.BulkSync;
    for (TableEvent event : message.events()) {
      tables.receive(event, bulk, nowNs, out);
    }
    if (message instanceof GossipMessage.BulkSync sync) {
      if (sync.reply()) {
        bulkSyncs.answered(sync.round(), from, nowNs, out);
      } else {
        List<TableEvent> entries = tables.snapshot(sync.networks(), nowNs);
        out.stream(from, new GossipMessage.BulkSync(sync.round(), true, sync.networks(), entries));
      }
    }
    tableGossip.arm(tables.replicas(), nowNs, out);
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
    lifeOfActive.put(node, itsLife);
    rejoin.notFailed(node);
  }

  @Override
  public void heardFrom(int node, int itsLife, GossipEffects out) {
    lifeOfActive.putIfAbsent(node, itsLife);
    rejoin.notFailed(node);
  }

  @Override
  public void memberReplaced(int node, GossipEffects out) {
    forget(node, out);
  }

  @Override
  public void memberFailed(int node, long nowNs, GossipEffects out) {
    int endpoints = forget(node, out);
    rejoin.failed(node, nowNs, out);
    out.failed(node, endpoints);
  }

  private int forget(int node, GossipEffects out) {
    lifeOfActive.remove(node);
    attachments.removeNode(node);
    return tables.drop(node, out);
  }

  @Override
  public boolean attachment(Rumour.Attachment news, GossipEffects out) {
    networkClock = Math.max(networkClock, news.lamport());
    Integer itsLife = lifeOfActive.get(news.node());
    if (news.node() == self || itsLife == null || itsLife != news.life()) {
      return false;
    }
    if (!attachments.apply(news)) {
      return false;
    }
    NetworkReplica replica = tables.find(news.network());
    if (news.leaving() && replica != null) {
      tables.drop(news.node(), replica, out);
    }
    return true;
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
    proceed(rejoin.answered(node, nowNs, out), node, nowNs, out);
  }

  private void proceed(Rejoin.Outcome outcome, int node, long nowNs, GossipEffects out) {
    if (outcome == Rejoin.Outcome.BOOTED) {
      joinedBeforeBoot.forEach(network -> bulkSyncs.join(network, nowNs, out));
      joinedBeforeBoot.clear();
    } else if (outcome == Rejoin.Outcome.RECONNECTED) {
      tables.stampOwnAnew();
      bulkSyncs.withPeer(node, nowNs, out);
    }
  }
}
