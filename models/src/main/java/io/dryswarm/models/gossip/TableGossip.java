package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Rounds in which a node sends table events: per network one packet, to a few random nodes there. Source: moby/moby
 * libnetwork/networkdb/cluster.go; data-plane facts F3.11-F3.16.
 */
final class TableGossip {
  private final NetworkDbSpec spec;
  private final int self;
  private final Ticker ticker;
  private final Dice dice;
  private boolean armed;

  TableGossip(NetworkDbSpec spec, int self, Ticker ticker, Dice dice) {
    this.spec = spec;
    this.self = self;
    this.ticker = ticker;
    this.dice = dice;
  }

  /** No round while there is nothing to tell. */
  void arm(Collection<NetworkReplica> replicas, long nowNs, GossipEffects out) {
    if (armed) {
      return;
    }
    for (NetworkReplica replica : replicas) {
      if (replica.hasNews()) {
        armed = true;
        out.arm(GossipTimer.TABLE_GOSSIP, 0, ticker.nextNs(nowNs));
        return;
      }
    }
  }

  void tick(Collection<NetworkReplica> replicas, Attachments attachments, GossipEffects out) {
    armed = false;
    for (NetworkReplica replica : replicas) {
      if (replica.hasNews()) {
        round(replica, attachments.nodesOn(replica.network()), out);
      }
    }
  }

  /** The same packet for all: an event is charged once per round. F3.13b. */
  private void round(NetworkReplica replica, IntArrayList nodes, GossipEffects out) {
    int limit = BroadcastQueue.sendLimit(spec.retransmitMultiplier(), nodes.size());
    List<TableEvent> packet = new ArrayList<>();
    int room = spec.packetBytes() - GossipMessage.FRAME_BYTES;
    room = replica.own().fill(packet, limit, room);
    replica.relayed().fill(packet, limit, room);
    GossipMessage message = new GossipMessage.TableEvents(List.copyOf(packet));
    IntArrayList peers = new IntArrayList(nodes);
    peers.rem(self);
    for (int i = 0; i < spec.gossipFanOut() && !peers.isEmpty(); i++) {
      out.datagram(takeOne(peers), message);
    }
  }

  private int takeOne(IntArrayList peers) {
    int at = dice.below(peers.size());
    int node = peers.getInt(at);
    peers.set(at, peers.getInt(peers.size() - 1));
    peers.size(peers.size() - 1);
    return node;
  }
}
