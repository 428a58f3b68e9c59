package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
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
  private final int[] chosen;
  private final ChangedPlaces changed;

  /** The packet that is being filled; kept, so that filling costs one copy. */
  private final List<TableEvent> packet = new ArrayList<>();

  private boolean armed;

  TableGossip(NetworkDbSpec spec, int self, Ticker ticker, Dice dice) {
    this.spec = spec;
    this.self = self;
    this.ticker = ticker;
    this.dice = dice;
    this.chosen = new int[spec.gossipFanOut()];
    this.changed = new ChangedPlaces(spec.gossipFanOut());
  }

  /** No round while there is nothing to tell. */
  void arm(List<NetworkReplica> replicas, long nowNs, GossipEffects out) {
    if (armed) {
      return;
    }
    for (int i = 0; i < replicas.size(); i++) {
      if (replicas.get(i).hasNews()) {
        armed = true;
        out.arm(GossipTimer.TABLE_GOSSIP, 0, ticker.nextNs(nowNs));
        return;
      }
    }
  }

  void tick(List<NetworkReplica> replicas, Attachments attachments, GossipEffects out) {
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
    packet.clear();
    int room = spec.packetBytes() - GossipMessage.FRAME_BYTES;
    room = replica.own().fill(packet, limit, room);
    replica.relayed().fill(packet, limit, room);
    GossipMessage message = new GossipMessage.TableEvents(GossipMessage.sealed(packet));
    int count = choose(nodes);
    for (int i = 0; i < count; i++) {
      out.datagram(chosen[i], message);
    }
  }

  /**
   * Chooses different nodes other than this one. They are drawn from a list in which the last one takes the place of each that is
   * drawn; of that list only the changed places exist.
   */
  private int choose(IntArrayList nodes) {
    int own = nodes.indexOf(self);
    int left = own < 0 ? nodes.size() : nodes.size() - 1;
    int count = Math.min(chosen.length, left);
    changed.clear();
    for (int i = 0; i < count; i++) {
      int at = dice.below(left--);
      chosen[i] = changed.get(at, peer(at, nodes, own));
      changed.set(at, changed.get(left, peer(left, nodes, own)));
    }
    return count;
  }

  private static int peer(int index, IntArrayList nodes, int own) {
    return nodes.getInt(own < 0 || index < own ? index : index + 1);
  }
}
