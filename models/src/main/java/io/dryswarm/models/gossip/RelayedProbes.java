package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;

/** Probes that this node makes for others. Source: hashicorp/memberlist net.go. */
final class RelayedProbes {
  private record Client(int node, int seq) {}

  private final MembershipSpec spec;
  private final Members members;
  private final RumourQueues rumours;
  private final Int2ObjectOpenHashMap<Client> clients = new Int2ObjectOpenHashMap<>();

  RelayedProbes(MembershipSpec spec, Members members, RumourQueues rumours) {
    this.spec = spec;
    this.members = members;
    this.rumours = rumours;
  }

  /** {@code from} asks to probe a member in its place; {@code ownSeq} is this node's number for it. */
  void begin(
      int from, GossipMessage.PingRequest request, int ownSeq, long nowNs, GossipEffects out) {
    clients.put(ownSeq, new Client(from, request.seq()));
    out.datagram(
        request.target(),
        new GossipMessage.Ping(ownSeq, request.life(), rumours.take(members.known())));
    out.arm(GossipTimer.RELAYED_PROBE, ownSeq, nowNs + spec.probeTimeoutNs());
  }

  /** The member answered; does nothing if the number is not one of ours. */
  void ack(int ownSeq, GossipEffects out) {
    Client client = clients.remove(ownSeq);
    if (client != null) {
      out.cancel(GossipTimer.RELAYED_PROBE, ownSeq);
      out.datagram(client.node, new GossipMessage.Ack(client.seq, rumours.take(members.known())));
    }
  }

  /** The member did not answer in time. */
  void timeout(int ownSeq, GossipEffects out) {
    Client client = clients.remove(ownSeq);
    if (client != null) {
      out.datagram(client.node, new GossipMessage.Nack(client.seq, rumours.take(members.known())));
    }
  }
}
