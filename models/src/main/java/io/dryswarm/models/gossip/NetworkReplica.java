package io.dryswarm.models.gossip;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One node's copy of the tables of one network, and the events that wait to be sent there. Plain data. */
final class NetworkReplica {
  private record Stored(TableEvent event, long expiresNs) {}

  private final int network;
  private final Map<Table, TreeMap<Long, Stored>> tables = new EnumMap<>(Table.class);
  private final BroadcastQueue<TableEvent> own =
      new BroadcastQueue<>(TableEvent::sizeBytes, TableEvent::isAboutSameEntry);
  private final BroadcastQueue<TableEvent> relayed =
      new BroadcastQueue<>(TableEvent::sizeBytes, TableEvent::isAboutSameEntry);
  private boolean inSync;
  private boolean leaving;

  NetworkReplica(int network) {
    this.network = network;
    for (Table table : Table.values()) {
      tables.put(table, new TreeMap<>());
    }
  }

  int network() {
    return network;
  }

  /** Whether the exchange with all peers after joining is over: only then events of others are passed on. */
  boolean isInSync() {
    return inSync;
  }

  void setInSync(boolean value) {
    inSync = value;
  }

  /** Whether this node has left the network: it only remembers what it has deleted. */
  boolean isLeaving() {
    return leaving;
  }

  void setLeaving(boolean value) {
    leaving = value;
  }

  /** Events of this node, sent before those of others. F3.16. */
  BroadcastQueue<TableEvent> own() {
    return own;
  }

  /** Events of others. */
  BroadcastQueue<TableEvent> relayed() {
    return relayed;
  }

  boolean hasNews() {
    return !own.isEmpty() || !relayed.isEmpty();
  }

  /** The newest version known, a remembered deletion included; {@code null} if there is none or its time is over. */
  @Nullable
  TableEvent get(Table table, long key, long nowNs) {
    Stored stored = table(table).get(key);
    return stored == null || stored.expiresNs <= nowNs ? null : stored.event;
  }

  /**
   * @param expiresNs when a deletion may be forgotten
   */
  void put(TableEvent event, long expiresNs) {
    table(event.table()).put(event.key(), new Stored(event, expiresNs));
  }

  /** Forgets what a node wrote; returns what was not deleted, by table and key. */
  List<TableEvent> removeOwnedBy(int node) {
    List<TableEvent> live = new ArrayList<>();
    for (TreeMap<Long, Stored> table : tables.values()) {
      for (Iterator<Stored> it = table.values().iterator(); it.hasNext(); ) {
        TableEvent event = it.next().event;
        if (event.owner() == node) {
          it.remove();
          if (!event.deleted()) {
            live.add(event);
          }
        }
      }
    }
    return live;
  }

  /** Forgets what all nodes but one wrote, without a trace. */
  void removeNotOwnedBy(int node) {
    for (TreeMap<Long, Stored> table : tables.values()) {
      table.values().removeIf(stored -> stored.event.owner() != node);
    }
  }

  /** What is not deleted, by table and key. */
  List<TableEvent> live() {
    List<TableEvent> live = new ArrayList<>();
    for (TreeMap<Long, Stored> table : tables.values()) {
      for (Stored stored : table.values()) {
        if (!stored.event.deleted()) {
          live.add(stored.event);
        }
      }
    }
    return live;
  }

  /** All versions known, remembered deletions with the time that they have left; forgets the others. */
  List<TableEvent> snapshot(long nowNs) {
    List<TableEvent> all = new ArrayList<>();
    for (TreeMap<Long, Stored> table : tables.values()) {
      table.values().removeIf(stored -> stored.expiresNs <= nowNs);
      for (Stored stored : table.values()) {
        all.add(withResidual(stored, nowNs));
      }
    }
    return all;
  }

  private static TableEvent withResidual(Stored stored, long nowNs) {
    TableEvent e = stored.event;
    if (!e.deleted()) {
      return e;
    }
    return new TableEvent(
        true,
        e.lamport(),
        e.owner(),
        e.life(),
        e.network(),
        e.table(),
        e.key(),
        e.value(),
        stored.expiresNs - nowNs);
  }

  private TreeMap<Long, Stored> table(Table table) {
    TreeMap<Long, Stored> entries = tables.get(table);
    if (entries == null) {
      throw new AssertionError(table);
    }
    return entries;
  }
}
