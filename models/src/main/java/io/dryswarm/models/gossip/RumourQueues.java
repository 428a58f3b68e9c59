package io.dryswarm.models.gossip;

import java.util.ArrayList;
import java.util.List;

/**
 * Rumours that wait to be passed on: news of members first, then news of networks and news of NetworkDB's nodes in the room that is left.
 */
final class RumourQueues {
  private final MembershipSpec spec;
  private final BroadcastQueue<Rumour> members =
      new BroadcastQueue<>(Rumour::sizeBytes, Rumour::subject);
  private final BroadcastQueue<Rumour> networks =
      new BroadcastQueue<>(Rumour::sizeBytes, Rumour::subject);

  private final BroadcastQueue<Rumour> nodes =
      new BroadcastQueue<>(Rumour::sizeBytes, Rumour::subject);

  /** The packet that is being filled; kept, so that filling costs one copy. */
  private final List<Rumour> packet = new ArrayList<>();

  RumourQueues(MembershipSpec spec) {
    this.spec = spec;
  }

  boolean isEmpty() {
    return members.isEmpty() && networks.isEmpty() && nodes.isEmpty();
  }

  void add(Rumour.Membership rumour) {
    members.add(rumour);
  }

  void add(Rumour.Attachment rumour) {
    networks.add(rumour);
  }

  void add(Rumour.NodeEvent rumour) {
    nodes.add(rumour);
  }

  /** Whether this very rumour is still to be sent. */
  boolean holds(Rumour rumour) {
    return rumour instanceof Rumour.NodeEvent ? nodes.holds(rumour) : members.holds(rumour);
  }

  /**
   * What goes into the next datagram; each rumour is charged one sending.
   *
   * @param knownMembers sets how often a rumour is sent
   */
  List<Rumour> take(int knownMembers) {
    if (isEmpty()) {
      return List.of();
    }
    int limit = BroadcastQueue.sendLimit(spec.retransmitMultiplier(), knownMembers);
    packet.clear();
    int room = members.fill(packet, limit, spec.packetBytes() - GossipMessage.FRAME_BYTES);
    room = networks.fill(packet, limit, room);
    nodes.fill(packet, limit, room);
    return GossipMessage.sealed(packet);
  }
}
