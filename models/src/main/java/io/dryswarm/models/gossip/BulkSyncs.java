package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/**
 * Bulk syncs that this node began: exchanges of whole tables with one peer after the other. Source: moby/moby
 * libnetwork/networkdb/cluster.go; data-plane facts F3.19, F3.20.
 */
final class BulkSyncs {
  /** A periodic sync that gets no answer is tried with one more peer. */
  private static final int PERIODIC_PEERS = 2;

  /** What is exchanged, and with whom. */
  interface Source {
    /** Whether this node would send a peer anything: else a sync with it is over before it begins. */
    boolean canAsk(int peer);

    /** Networks that both this node and the peer are on. */
    List<Integer> common(int peer);

    /** Nodes on a network, this one included. */
    IntArrayList nodesOn(int network);

    /** All entries of these networks. */
    List<TableEvent> snapshot(List<Integer> networks, long nowNs);

    /** Every peer of a network that was joined has been asked. */
    void synced(int network, GossipEffects out);

    /** The sync with a peer that was reached again is over. */
    void reconnected(long nowNs, GossipEffects out);
  }

  private enum Purpose {
    /** With every peer of a network in turn. */
    JOIN,
    /** With the first peer that answers, for each of the networks left. */
    PERIODIC,
    /** With one peer. */
    RECONNECT
  }

  private record Round(
      Purpose purpose, int network, IntArrayList peersLeft, IntArrayList networksLeft) {}

  private final int self;
  private final NetworkDbSpec spec;
  private final Source source;
  private final Dice dice;
  private final Int2ObjectOpenHashMap<Round> waiting = new Int2ObjectOpenHashMap<>();
  private int lastRound;

  BulkSyncs(int self, NetworkDbSpec spec, Source source, Dice dice) {
    this.self = self;
    this.spec = spec;
    this.source = source;
    this.dice = dice;
  }

  /** With every peer of a network, after joining it. */
  void join(int network, long nowNs, GossipEffects out) {
    IntArrayList peers = new IntArrayList(source.nodesOn(network));
    peers.rem(self);
    proceed(new Round(Purpose.JOIN, network, peers, new IntArrayList()), nowNs, out);
  }

  /** With a peer that was reached again, for all common networks, of which there may be none. */
  void afterReconnect(int peer, long nowNs, GossipEffects out) {
    IntArrayList one = IntArrayList.of(peer);
    proceed(new Round(Purpose.RECONNECT, 0, one, new IntArrayList()), nowNs, out);
  }

  /** With one random peer of each of these networks; a peer answers for all common networks at once. */
  void periodic(List<Integer> networks, long nowNs, GossipEffects out) {
    IntArrayList left = new IntArrayList(networks);
    proceed(new Round(Purpose.PERIODIC, 0, new IntArrayList(), left), nowNs, out);
  }

  /** The peer's answer has come and has been taken over. */
  void answered(int round, int peer, long nowNs, GossipEffects out) {
    Round r = waiting.remove(round);
    if (r != null) {
      out.cancel(GossipTimer.BULK_SYNC_WAIT, round);
      succeeded(peer, r);
      proceed(r, nowNs, out);
    }
  }

  /** No answer: the next peer is tried. */
  void timeout(int round, long nowNs, GossipEffects out) {
    Round r = waiting.remove(round);
    if (r != null) {
      proceed(r, nowNs, out);
    }
  }

  private void succeeded(int peer, Round r) {
    if (r.purpose == Purpose.PERIODIC) {
      r.peersLeft.clear();
      source.common(peer).forEach(network -> r.networksLeft.rem(network));
    }
  }

  private void proceed(Round r, long nowNs, GossipEffects out) {
    while (!r.peersLeft.isEmpty() || !r.networksLeft.isEmpty()) {
      if (r.peersLeft.isEmpty()) {
        r.peersLeft.addAll(somePeers(r.networksLeft.removeInt(0)));
      } else {
        int peer = r.peersLeft.removeInt(0);
        if (source.canAsk(peer)) {
          ask(peer, r, nowNs, out);
          return;
        }
        succeeded(peer, r);
      }
    }
    finished(r, nowNs, out);
  }

  private void finished(Round r, long nowNs, GossipEffects out) {
    switch (r.purpose) {
      case JOIN -> source.synced(r.network, out);
      case RECONNECT -> source.reconnected(nowNs, out);
      case PERIODIC -> {}
    }
  }

  private IntArrayList somePeers(int network) {
    IntArrayList peers = new IntArrayList(source.nodesOn(network));
    peers.rem(self);
    IntArrayList some = new IntArrayList(PERIODIC_PEERS);
    while (some.size() < PERIODIC_PEERS && !peers.isEmpty()) {
      some.add(peers.removeInt(dice.below(peers.size())));
    }
    return some;
  }

  private void ask(int peer, Round r, long nowNs, GossipEffects out) {
    int round = ++lastRound;
    waiting.put(round, r);
    List<Integer> networks = source.common(peer);
    List<TableEvent> entries = source.snapshot(networks, nowNs);
    Reach reach = out.stream(peer, new GossipMessage.BulkSync(round, false, networks, entries));
    out.arm(GossipTimer.BULK_SYNC_WAIT, round, nowNs + spec.bulkSyncWaitNs(reach));
  }
}
