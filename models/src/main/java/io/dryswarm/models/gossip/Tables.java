package io.dryswarm.models.gossip;

import io.dryswarm.models.engine.FailedNodeEntries;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node's copies of the tables of its networks: which version of an entry counts, who is told of it, what is passed on. Source:
 * moby/moby libnetwork/networkdb/delegate.go, networkdb.go; data-plane facts F3.3, F3.4, F3.17, F3.22, F3.34.
 */
final class Tables {
  /** A deletion of something unknown is passed on only while more than this share of its life is left. */
  private static final int RELAY_LIFE_SHARE = 6;

  private final NetworkDbSpec spec;
  private final int self;
  private final int life;
  private final Attachments attachments;
  private final KnownNodes nodes;
  private final EntryNumbers numbers;

  /** Ascending by network. */
  private final List<NetworkReplica> replicas = new ArrayList<>();

  /** Versions of entries that are not taken back, by the number of the entry; see {@link FailedNodeEntries#LOST}. */
  private final Long2LongOpenHashMap lost = new Long2LongOpenHashMap();

  private long clock;

  Tables(
      NetworkDbSpec spec,
      int self,
      int life,
      Attachments attachments,
      KnownNodes nodes,
      EntryNumbers numbers) {
    this.spec = spec;
    this.self = self;
    this.life = life;
    this.attachments = attachments;
    this.nodes = nodes;
    this.numbers = numbers;
  }

  /** Ascending by network; not to be changed. */
  List<NetworkReplica> replicas() {
    return replicas;
  }

  /** {@code null} if the node was never on that network. */
  @Nullable
  NetworkReplica find(int network) {
    for (int i = 0; i < replicas.size(); i++) {
      if (replicas.get(i).network() == network) {
        return replicas.get(i);
      }
    }
    return null;
  }

  /** Begins a copy, or takes up one again that was left. */
  NetworkReplica open(int network) {
    NetworkReplica replica = find(network);
    if (replica == null) {
      replica = new NetworkReplica(network, numbers.network(network));
      int at = 0;
      while (at < replicas.size() && replicas.get(at).network() < network) {
        at++;
      }
      replicas.add(at, replica);
    }
    replica.setLeaving(false);
    return replica;
  }

  /** Forgets what others wrote, and remembers this node's own entries as deleted. */
  void close(NetworkReplica replica, long nowNs, GossipEffects out) {
    for (TableEvent entry : replica.live()) {
      if (entry.owner() == self) {
        replica.put(deletion(entry), nowNs + spec.tombstoneLifeNs());
      }
      tellGone(entry, out);
    }
    replica.removeNotOwnedBy(self);
    replica.setLeaving(true);
    replica.setInSync(false);
    replica.own().clear();
    replica.relayed().clear();
  }

  /** The engine is gone, and all that it knew. */
  void discard() {
    replicas.forEach(NetworkReplica::removeAll);
  }

  /**
   * Creates or updates an entry of this node's own.
   *
   * @throws IllegalStateException if the node is not on that network
   */
  void write(int network, Table table, long key, TableValue value) {
    NetworkReplica replica = find(network);
    if (replica == null || replica.isLeaving()) {
      throw new IllegalStateException("node " + self + " is not on network " + network);
    }
    TableEvent event =
        new TableEvent(false, ++clock, self, life, numbers.of(network, table, key), value, 0);
    replica.put(event);
    replica.own().add(event);
  }

  /** Puts an entry in place as if it had been there for long. */
  void addConverged(TableEvent event) {
    clock = Math.max(clock, event.lamport());
    open(event.network()).put(event);
  }

  /** Deletes an entry of this node's own; does nothing if there is none. */
  void delete(int network, Table table, long key, long nowNs) {
    NetworkReplica replica = find(network);
    if (replica == null) {
      return;
    }
    TableEvent entry = replica.get(numbers.of(network, table, key), nowNs);
    if (entry != null && !entry.deleted()) {
      TableEvent event = deletion(entry);
      replica.put(event, nowNs + spec.tombstoneLifeNs());
      replica.own().add(event);
    }
  }

  private TableEvent deletion(TableEvent e) {
    return new TableEvent(true, ++clock, self, life, e.entry(), e.value(), spec.tombstoneLifeNs());
  }

  /**
   * Events have come from another node; most are known already.
   *
   * @param bulk whether by bulk sync, and not by gossip
   */
  void receive(List<TableEvent> events, boolean bulk, long nowNs, GossipEffects out) {
    NetworkReplica replica = null;
    for (int i = 0; i < events.size(); i++) {
      TableEvent event = events.get(i);
      clock = Math.max(clock, event.lamport());
      if (replica == null || replica.network() != event.network()) {
        replica = find(event.network());
      }
      if (replica != null && !replica.isLeaving() && !replica.holds(event)) {
        receive(event, replica, bulk, nowNs, out);
      }
    }
  }

  private void receive(
      TableEvent event, NetworkReplica replica, boolean bulk, long nowNs, GossipEffects out) {
    if (!isFromMember(event)) {
      return;
    }
    TableEvent before = replica.get(event.entry(), nowNs);
    if ((before != null && before.lamport() >= event.lamport()) || isLost(event)) {
      return;
    }
    boolean hidden = nodes.isFailed(event.owner());
    store(event, replica, hidden, nowNs);
    if (!hidden) {
      tell(event, before, out);
    }
    boolean isNewsToOthers = before != null || !event.deleted() || isYoungDeletion(event, bulk);
    boolean hasRoom = !bulk || replica.relayed().size() <= spec.relayQueueLimit();
    if (replica.isInSync() && isNewsToOthers && hasRoom) {
      replica.relayed().add(event);
    }
  }

  private void store(TableEvent event, NetworkReplica replica, boolean hidden, long nowNs) {
    if (event.deleted()) {
      replica.put(event, nowNs + event.residualNs());
    } else if (hidden) {
      long leftNs = event.residualNs() > 0 ? event.residualNs() : spec.tombstoneLifeNs();
      replica.put(event, nowNs + leftNs);
    } else {
      replica.put(event.residualNs() == 0 ? event : event.withResidualNs(0));
    }
  }

  /** Not our own entry come back to us, and not from a stranger. */
  private boolean isFromMember(TableEvent event) {
    return event.owner() != self && attachments.isOn(event.owner(), event.life(), event.network());
  }

  private boolean isLost(TableEvent event) {
    return !lost.isEmpty() && lost.get(event.subject()) >= event.lamport();
  }

  private boolean isYoungDeletion(TableEvent event, boolean bulk) {
    return bulk && event.residualNs() > spec.tombstoneLifeNs() / RELAY_LIFE_SHARE;
  }

  private static void tell(TableEvent event, @Nullable TableEvent before, GossipEffects out) {
    if (before == null || before.deleted()) {
      if (!event.deleted()) {
        out.created(event.network(), event.table(), event.key(), event.value());
      }
    } else if (event.deleted()) {
      out.deleted(event.network(), event.table(), event.key(), before.value());
    } else {
      out.updated(event.network(), event.table(), event.key(), event.value());
    }
  }

  /** Who watches does not see the entries of failed nodes anyhow. */
  private void tellGone(TableEvent entry, GossipEffects out) {
    if (!nodes.isFailed(entry.owner())) {
      out.deleted(entry.network(), entry.table(), entry.key(), entry.value());
    }
  }

  /** Forgets what a node wrote on one network; returns how many back ends went. */
  int drop(int node, NetworkReplica replica, GossipEffects out) {
    int endpoints = 0;
    for (TableEvent entry : replica.removeOwnedBy(node)) {
      endpoints += isEndpoint(entry);
      tellGone(entry, out);
    }
    return endpoints;
  }

  /** Forgets what a node wrote anywhere; returns how many back ends went. */
  int drop(int node, GossipEffects out) {
    int endpoints = 0;
    for (NetworkReplica replica : replicas) {
      endpoints += drop(node, replica, out);
    }
    return endpoints;
  }

  /** As {@link #drop(int, GossipEffects)}, and what is in the endpoint table is not taken back in this version. */
  int lose(int node, GossipEffects out) {
    for (NetworkReplica replica : replicas) {
      for (TableEvent entry : replica.live()) {
        if (entry.owner() == node && entry.table() == Table.ENDPOINT) {
          lost.put(entry.subject(), entry.lamport());
        }
      }
    }
    return drop(node, out);
  }

  /** The owner failed: its entries are gone for those who watch, but remembered for a while. Returns how many back ends went. */
  int hide(int node, long nowNs, GossipEffects out) {
    int endpoints = 0;
    for (NetworkReplica replica : replicas) {
      for (TableEvent entry : replica.liveOwnedBy(node)) {
        replica.put(entry, nowNs + spec.tombstoneLifeNs());
        endpoints += isEndpoint(entry);
        out.deleted(entry.network(), entry.table(), entry.key(), entry.value());
      }
    }
    return endpoints;
  }

  /** The owner is back: what is remembered of its entries is there again. */
  void show(int node, long nowNs, GossipEffects out) {
    for (NetworkReplica replica : replicas) {
      for (TableEvent entry : replica.liveOwnedBy(node)) {
        if (replica.get(entry.entry(), nowNs) != null) {
          replica.put(entry.residualNs() == 0 ? entry : entry.withResidualNs(0));
          out.created(entry.network(), entry.table(), entry.key(), entry.value());
        }
      }
    }
  }

  private static int isEndpoint(TableEvent entry) {
    return entry.table() == Table.ENDPOINT ? 1 : 0;
  }

  /** All versions known on these networks, remembered ones included. */
  List<TableEvent> snapshot(List<Integer> networks, long nowNs) {
    ArrayList<TableEvent> entries = new ArrayList<>();
    for (int network : networks) {
      NetworkReplica replica = find(network);
      if (replica != null && !replica.isLeaving()) {
        replica.snapshot(nowNs, entries);
      }
    }
    return Collections.unmodifiableList(entries);
  }
}
