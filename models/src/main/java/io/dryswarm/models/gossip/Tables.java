package io.dryswarm.models.gossip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One node's copies of the tables of its networks: which version of an entry counts, who is told of it, what is passed on. Source:
 * moby/moby libnetwork/networkdb/delegate.go, networkdb.go; data-plane facts F3.3, F3.4, F3.34.
 */
final class Tables {
  private static final long NEVER = Long.MAX_VALUE;

  /** A deletion of something unknown is passed on only while more than this share of its life is left. */
  private static final int RELAY_LIFE_SHARE = 6;

  private final NetworkDbSpec spec;
  private final int self;
  private final int life;
  private final Attachments attachments;
  private final TreeMap<Integer, NetworkReplica> replicas = new TreeMap<>();
  private long clock;

  Tables(NetworkDbSpec spec, int self, int life, Attachments attachments) {
    this.spec = spec;
    this.self = self;
    this.life = life;
    this.attachments = attachments;
  }

  /** By network, ascending. */
  Collection<NetworkReplica> replicas() {
    return replicas.values();
  }

  /** {@code null} if the node was never on that network. */
  @Nullable
  NetworkReplica find(int network) {
    return replicas.get(network);
  }

  /** Begins a copy, or takes up one again that was left. */
  NetworkReplica open(int network) {
    NetworkReplica replica = replicas.computeIfAbsent(network, NetworkReplica::new);
    replica.setLeaving(false);
    return replica;
  }

  /** Forgets what others wrote, and remembers this node's own entries as deleted. */
  void close(NetworkReplica replica, long nowNs, GossipEffects out) {
    for (TableEvent entry : replica.live()) {
      if (entry.owner() == self) {
        replica.put(deletion(entry), nowNs + spec.tombstoneLifeNs());
      }
      out.deleted(entry.network(), entry.table(), entry.key(), entry.value());
    }
    replica.removeNotOwnedBy(self);
    replica.setLeaving(true);
    replica.setInSync(false);
    replica.own().clear();
    replica.relayed().clear();
  }

  /**
   * Creates or updates an entry of this node's own.
   *
   * @throws IllegalStateException if the node is not on that network
   */
  void write(int network, Table table, long key, TableValue value) {
    NetworkReplica replica = replicas.get(network);
    if (replica == null || replica.isLeaving()) {
      throw new IllegalStateException("node " + self + " is not on network " + network);
    }
    TableEvent event = version(network, table, key, value);
    replica.put(event, NEVER);
    replica.own().add(event);
  }

  /** Puts an entry in place as if it had been there for long. */
  void addConverged(TableEvent event) {
    clock = Math.max(clock, event.lamport());
    open(event.network()).put(event, NEVER);
  }

  /** Deletes an entry of this node's own; does nothing if there is none. */
  void delete(int network, Table table, long key, long nowNs) {
    NetworkReplica replica = replicas.get(network);
    TableEvent entry = replica == null ? null : replica.get(table, key, nowNs);
    if (replica != null && entry != null && !entry.deleted()) {
      TableEvent event = deletion(entry);
      replica.put(event, nowNs + spec.tombstoneLifeNs());
      replica.own().add(event);
    }
  }

  private TableEvent version(int network, Table table, long key, TableValue value) {
    return new TableEvent(false, ++clock, self, life, network, table, key, value, 0);
  }

  private TableEvent deletion(TableEvent e) {
    long lifeNs = spec.tombstoneLifeNs();
    return new TableEvent(
        true, ++clock, self, life, e.network(), e.table(), e.key(), e.value(), lifeNs);
  }

  /**
   * An event has come from another node.
   *
   * @param bulk whether by bulk sync, and not by gossip
   */
  void receive(TableEvent event, boolean bulk, long nowNs, GossipEffects out) {
    clock = Math.max(clock, event.lamport());
    NetworkReplica replica = replicas.get(event.network());
    if (replica == null || replica.isLeaving() || !isFromMember(event)) {
      return;
    }
    TableEvent before = replica.get(event.table(), event.key(), nowNs);
    if (before != null && before.lamport() >= event.lamport()) {
      return;
    }
    replica.put(event, event.deleted() ? nowNs + event.residualNs() : NEVER);
    tell(event, before, out);
    boolean isNewsToOthers = before != null || !event.deleted() || isYoungDeletion(event, bulk);
    boolean hasRoom = !bulk || replica.relayed().size() <= spec.relayQueueLimit();
    if (replica.isInSync() && isNewsToOthers && hasRoom) {
      replica.relayed().add(event);
    }
  }

  /** Not our own entry come back to us, and not from a stranger. */
  private boolean isFromMember(TableEvent event) {
    return event.owner() != self && attachments.isOn(event.owner(), event.life(), event.network());
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

  /** Forgets what a node wrote on one network; returns how many back ends went. */
  int drop(int node, NetworkReplica replica, GossipEffects out) {
    int endpoints = 0;
    for (TableEvent entry : replica.removeOwnedBy(node)) {
      endpoints += entry.table() == Table.ENDPOINT ? 1 : 0;
      out.deleted(entry.network(), entry.table(), entry.key(), entry.value());
    }
    return endpoints;
  }

  /** Forgets what a node wrote anywhere; returns how many back ends went. */
  int drop(int node, GossipEffects out) {
    int endpoints = 0;
    for (NetworkReplica replica : replicas.values()) {
      endpoints += drop(node, replica, out);
    }
    return endpoints;
  }

  /** Makes new versions of this node's own entries, so that a node takes them that remembers them as deleted. */
  void stampOwnAnew() {
    for (NetworkReplica replica : replicas.values()) {
      for (TableEvent e : replica.live()) {
        if (e.owner() == self) {
          replica.put(version(e.network(), e.table(), e.key(), e.value()), NEVER);
        }
      }
    }
  }

  /** All versions known on these networks, remembered deletions included. */
  List<TableEvent> snapshot(List<Integer> networks, long nowNs) {
    List<TableEvent> entries = new ArrayList<>();
    for (int network : networks) {
      NetworkReplica replica = replicas.get(network);
      if (replica != null && !replica.isLeaving()) {
        entries.addAll(replica.snapshot(nowNs));
      }
    }
    return List.copyOf(entries);
  }
}
