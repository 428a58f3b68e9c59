package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One node's copy of the tables of one network, and the events that wait to be sent there. Plain data. */
final class NetworkReplica {
  private final int network;
  private final EntryIds ids;

  /** By the slot of the entry. */
  private @Nullable TableEvent[] versions = new TableEvent[16];

  /** Of what is only remembered, by slot: deletions, and entries of failed owners. */
  private final Int2LongOpenHashMap expiresNs = new Int2LongOpenHashMap();

  private final BroadcastQueue<TableEvent> own =
      new BroadcastQueue<>(TableEvent::sizeBytes, TableEvent::subject);
  private final BroadcastQueue<TableEvent> relayed =
      new BroadcastQueue<>(TableEvent::sizeBytes, TableEvent::subject);
  private boolean inSync;
  private boolean leaving;

  NetworkReplica(int network, EntryIds ids) {
    this.network = network;
    this.ids = ids;
    expiresNs.defaultReturnValue(Long.MAX_VALUE);
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

  /** Whether this very version is here, for as long as its owner wants: the cheap answer to most of what gossip brings. */
  boolean holds(TableEvent event) {
    int slot = event.entry().slot;
    return slot >= 0
        && slot < versions.length
        && versions[slot] == event
        && (expiresNs.isEmpty() || !expiresNs.containsKey(slot));
  }

  /** The newest version known, a remembered one included; {@code null} if there is none or its time is over. */
  @Nullable
  TableEvent get(EntryId id, long nowNs) {
    TableEvent event = version(id);
    return event == null || isOver(event, nowNs) ? null : event;
  }

  private @Nullable TableEvent version(EntryId id) {
    return id.slot >= 0 && id.slot < versions.length ? versions[id.slot] : null;
  }

  private boolean isOver(TableEvent event, long nowNs) {
    return !expiresNs.isEmpty() && expiresNs.get(event.entry().slot) <= nowNs;
  }

  void put(TableEvent event) {
    put(event, Long.MAX_VALUE);
  }

  /**
   * @param untilNs when it may be forgotten
   */
  void put(TableEvent event, long untilNs) {
    EntryId id = event.entry();
    if (version(id) == null) {
      ids.hold(id);
      if (id.slot >= versions.length) {
        versions = Arrays.copyOf(versions, Math.max(id.slot + 1, 2 * versions.length));
      }
    }
    versions[id.slot] = event;
    if (untilNs != Long.MAX_VALUE) {
      expiresNs.put(id.slot, untilNs);
    } else if (!expiresNs.isEmpty()) {
      expiresNs.remove(id.slot);
    }
  }

  private void remove(TableEvent event) {
    EntryId id = event.entry();
    versions[id.slot] = null;
    expiresNs.remove(id.slot);
    ids.release(id);
  }

  /** Forgets what a node wrote; returns what was not deleted, by table and key. */
  List<TableEvent> removeOwnedBy(int node) {
    List<TableEvent> its = matching(event -> event.owner() == node);
    its.forEach(this::remove);
    its.removeIf(TableEvent::deleted);
    return its;
  }

  /** What a node wrote and is not deleted, by table and key. */
  List<TableEvent> liveOwnedBy(int node) {
    return matching(event -> event.owner() == node && !event.deleted());
  }

  /** Forgets what all nodes but one wrote, without a trace. */
  void removeNotOwnedBy(int node) {
    matching(event -> event.owner() != node).forEach(this::remove);
  }

  /** Forgets everything: the engine is gone. */
  void removeAll() {
    matching(event -> true).forEach(this::remove);
  }

  /** What is not deleted, by table and key. */
  List<TableEvent> live() {
    return matching(event -> !event.deleted());
  }

  /**
   * All versions known, remembered ones with the time that they have left; forgets the others.
   *
   * @param all receives them
   */
  void snapshot(long nowNs, ArrayList<TableEvent> all) {
    if (!expiresNs.isEmpty()) {
      matching(event -> isOver(event, nowNs)).forEach(this::remove);
    }
    int held = ids.heldCount();
    all.ensureCapacity(all.size() + held);
    for (int i = 0; i < held; i++) {
      TableEvent event = version(ids.held(i));
      if (event != null) {
        all.add(expiresNs.isEmpty() ? event : withResidual(event, nowNs));
      }
    }
  }

  private TableEvent withResidual(TableEvent event, long nowNs) {
    long untilNs = expiresNs.get(event.entry().slot);
    return untilNs == Long.MAX_VALUE ? event : event.withResidualNs(untilNs - nowNs);
  }

  private List<TableEvent> matching(Predicate<TableEvent> condition) {
    List<TableEvent> found = new ArrayList<>();
    for (int i = 0; i < ids.heldCount(); i++) {
      TableEvent event = version(ids.held(i));
      if (event != null && condition.test(event)) {
        found.add(event);
      }
    }
    return found;
  }
}
