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
final class NetworkDbMachine implements MembershipDelegate, BulkSyncs.Tables {
  private static final long NEVER = Long.MAX_VALUE;

  /** A deletion of something unknown is passed on only while more than this share of its life is left. */
  private static final int RELAY_LIFE_SHARE = 6;

  private final NetworkDbSpec spec;
  private final int self;
  private final int life;
  private final Attachments attachments = new Attachments();
  private final TreeMap<Integer, NetworkReplica> replicas = new TreeMap<>();
  private final TreeMap<Integer, Integer> lifeOfActive = new TreeMap<>();
  private final List<Integer> joinedBeforeBoot = new ArrayList<>();
  private final Rejoin rejoin;
  private final BulkSyncs bulkSyncs;
  private final TableGossip tableGossip;
  private final Ticker bulkSyncTicker;
  private long networkClock;
  private long tableClock;

  /**
   * @param life how often this node has started before
   */
  NetworkDbMachine(NetworkDbSpec spec, int self, int life, long nowNs, Dice dice) {
    this.spec = spec;
    this.self = self;
    this.life = life;
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
    NetworkReplica replica = new NetworkReplica(network);
    replica.setInSync(true);
    replicas.put(network, replica);
    armBulkSync(nowNs, out);
  }

  /** Puts an entry in place as if it had been there for long. */
  void addConverged(TableEvent event) {
    tableClock = Math.max(tableClock, event.lamport());
    replica(event.network()).put(event, NEVER);
  }

  /** Takes part in a network from now on; does nothing if it does already. */
  void joinNetwork(int network, long nowNs, GossipEffects out) {
    NetworkReplica replica = replicas.computeIfAbsent(network, NetworkReplica::new);
    if (attachments.isOn(self, life, network)) {
      return;
    }
    replica.setLeaving(false);
    attach(network, false, out);
    if (rejoin.isBooting()) {
      joinedBeforeBoot.add(network);
    } else {
      bulkSyncs.join(network, nowNs, out);
    }
  }

  @Override
  public void synced(int network, GossipEffects out) {
    NetworkReplica replica = replicas.get(network);
    if (replica != null && !replica.isLeaving()) {
      replica.setInSync(true);
      out.networkJoined(network);
    }
  }

  /** Takes no part in a network any more; forgets what others wrote there and remembers its own entries as deleted. */
  void leaveNetwork(int network, long nowNs, GossipEffects out) {
    NetworkReplica replica = replicas.get(network);
    if (replica == null || replica.isLeaving()) {
      return;
    }
    attach(network, true, out);
    for (TableEvent entry : replica.live()) {
      if (entry.owner() == self) {
        replica.put(deletion(entry), nowNs + spec.tombstoneLifeNs());
      }
      out.deleted(network, entry.table(), entry.key(), entry.value());
    }
    replica.removeNotOwnedBy(self);
    replica.setLeaving(true);
    replica.setInSync(false);
    replica.own().clear();
    replica.relayed().clear();
  }

  private void attach(int network, boolean leaving, GossipEffects out) {
    Rumour.Attachment place = new Rumour.Attachment(self, life, network, ++networkClock, leaving);
    attachments.put(place);
    out.announce(place);
  }

  /** Creates or updates an entry of this node's own. */
  void write(int network, Table table, long key, TableValue value, long nowNs, GossipEffects out) {
    NetworkReplica replica = replica(network);
    TableEvent event =
        new TableEvent(false, ++tableClock, self, life, network, table, key, value, 0);
    replica.put(event, NEVER);
    replica.own().add(event);
    tableGossip.arm(replicas.values(), nowNs, out);
  }

  /** Deletes an entry of this node's own; does nothing if there is none. */
  void delete(int network, Table table, long key, long nowNs, GossipEffects out) {
    NetworkReplica replica = replicas.get(network);
    TableEvent entry = replica == null ? null : replica.get(table, key, nowNs);
    if (replica == null || entry == null || entry.deleted()) {
      return;
    }
    TableEvent event = deletion(entry);
    replica.put(event, nowNs + spec.tombstoneLifeNs());
    replica.own().add(event);
    tableGossip.arm(replicas.values(), nowNs, out);
  }

  private TableEvent deletion(TableEvent e) {
    return new TableEvent(
        true,
        ++tableClock,
        self,
        life,
        e.network(),
        e.table(),
        e.key(),
        e.value(),
        spec.tombstoneLifeNs());
  }

  private NetworkReplica replica(int network) {
    NetworkReplica replica = replicas.get(network);
    if (replica == null || replica.isLeaving()) {
      throw new IllegalStateException("node " + self + " is not on network " + network);
    }
    return replica;
  }

  void timeout(GossipTimer timer, int id, long nowNs, GossipEffects out) {
    switch (timer) {
      case TABLE_GOSSIP:
        tableGossip.tick(replicas.values(), attachments, out);
        break;
      case BULK_SYNC:
        bulkSyncs.periodic(attachments.networksOf(self), nowNs, out);
        armBulkSync(nowNs, out);
        break;
      case BULK_SYNC_WAIT:
        bulkSyncs.timeout(id, nowNs, out);
        break;
      case RECONNECT:
        rejoin.tick(nowNs, out);
        break;
      case JOIN_WAIT:
        proceed(rejoin.noAnswer(nowNs, out), self, nowNs, out);
        break;
      default:
        throw new AssertionError("not a timer of this layer: " + timer);
    }
    tableGossip.arm(replicas.values(), nowNs, out);
  }

  private void armBulkSync(long nowNs, GossipEffects out) {
    out.arm(GossipTimer.BULK_SYNC, 0, bulkSyncTicker.nextNs(nowNs));
  }

  void receive(int from, GossipMessage.NetworkDb message, long nowNs, GossipEffects out) {
    boolean bulk = message instanceof GossipMessage.BulkSync;
    for (TableEvent event : message.events()) {
      if (takeOver(event, bulk, nowNs, out)) {
        relay(event, bulk);
      }
    }
    if (message instanceof GossipMessage.BulkSync sync) {
      if (sync.reply()) {
        bulkSyncs.answered(sync.round(), from, nowNs, out);
      } else {
        List<TableEvent> entries = snapshot(sync.networks(), nowNs);
        out.stream(from, new GossipMessage.BulkSync(sync.round(), true, sync.networks(), entries));
      }
    }
    tableGossip.arm(replicas.values(), nowNs, out);
  }

  /** {@code true} if the event is to be passed on. */
  private boolean takeOver(TableEvent event, boolean bulk, long nowNs, GossipEffects out) {
    tableClock = Math.max(tableClock, event.lamport());
    NetworkReplica replica = replicas.get(event.network());
    if (replica == null || replica.isLeaving() || !isFromMemberOf(event)) {
      return false;
    }
    TableEvent before = replica.get(event.table(), event.key(), nowNs);
    if (before != null && before.lamport() >= event.lamport()) {
      return false;
    }
    replica.put(event, event.deleted() ? nowNs + event.residualNs() : NEVER);
    if (before == null && event.deleted()) {
      return bulk
          && replica.isInSync()
          && event.residualNs() > spec.tombstoneLifeNs() / RELAY_LIFE_SHARE;
    }
    boolean wasThere = before != null && !before.deleted();
    if (!event.deleted()) {
      tellOf(event, wasThere, out);
    } else if (wasThere) {
      out.deleted(event.network(), event.table(), event.key(), before.value());
    }
    return replica.isInSync();
  }

  /** Others relay our own entries back to us; those of strangers are refused. */
  private boolean isFromMemberOf(TableEvent event) {
    return event.owner() != self && attachments.isOn(event.owner(), event.life(), event.network());
  }

  private static void tellOf(TableEvent event, boolean wasThere, GossipEffects out) {
    if (wasThere) {
      out.updated(event.network(), event.table(), event.key(), event.value());
    } else {
      out.created(event.network(), event.table(), event.key(), event.value());
    }
  }

  private void relay(TableEvent event, boolean bulk) {
    BroadcastQueue<TableEvent> queue = replica(event.network()).relayed();
    if (!bulk || queue.size() <= spec.relayQueueLimit()) {
      queue.add(event);
    }
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
    List<TableEvent> entries = new ArrayList<>();
    for (int network : networks) {
      NetworkReplica replica = replicas.get(network);
      if (replica != null && !replica.isLeaving()) {
        entries.addAll(replica.snapshot(nowNs));
      }
    }
    return List.copyOf(entries);
  }

  @Override
  public void memberAlive(int node, int itsLife, long nowNs, GossipEffects out) {
    lifeOfActive.put(node, itsLife);
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
    int endpoints = 0;
    for (NetworkReplica replica : replicas.values()) {
      endpoints += dropEntriesOf(node, replica, out);
    }
    return endpoints;
  }

  private static int dropEntriesOf(int node, NetworkReplica replica, GossipEffects out) {
    int endpoints = 0;
    for (TableEvent entry : replica.removeOwnedBy(node)) {
      endpoints += entry.table() == Table.ENDPOINT ? 1 : 0;
      out.deleted(entry.network(), entry.table(), entry.key(), entry.value());
    }
    return endpoints;
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
    NetworkReplica replica = replicas.get(news.network());
    if (news.leaving() && replica != null) {
      dropEntriesOf(news.node(), replica, out);
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
      replicas.values().forEach(this::stampAnew);
      bulkSyncs.withPeer(node, nowNs, out);
    }
  }

  /** So that the other side takes our entries even if it remembers them as deleted. */
  private void stampAnew(NetworkReplica replica) {
    for (TableEvent e : replica.live()) {
      if (e.owner() == self) {
        replica.put(
            new TableEvent(
                false, ++tableClock, self, life, e.network(), e.table(), e.key(), e.value(), 0),
            NEVER);
      }
    }
  }
}
