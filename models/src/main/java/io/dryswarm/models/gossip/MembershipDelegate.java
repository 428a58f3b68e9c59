package io.dryswarm.models.gossip;

import java.util.List;

/** What the membership layer tells, and asks of, the layer above: NetworkDB. */
interface MembershipDelegate {
  /** A member that was unknown, dead or in an earlier life is there. */
  void memberAlive(int node, int life, long nowNs, GossipEffects out);

  /** The engine of a member that seemed alive has started anew: all that the earlier one owned is void. */
  void memberReplaced(int node, GossipEffects out);

  /** A member was declared dead, or says good-bye. */
  void memberFailed(int node, long nowNs, GossipEffects out);

  /** A member comes or goes; {@code true} if it is to be passed on. */
  boolean nodeEvent(Rumour.NodeEvent news, long nowNs, GossipEffects out);

  /** What was to be announced, or the good-bye, has been sent for the last time. */
  void announced(long nowNs, GossipEffects out);

  /** News of a network; {@code true} if it is to be passed on. */
  boolean attachment(Rumour.Attachment news, GossipEffects out);

  /**
   * Who is on which network, as far as this node knows.
   *
   * @param join whether the exchange is a join: this node's own places are then stamped anew, so that they are believed
   */
  List<Rumour.Attachment> attachments(boolean join);

  /** The other side's view of who is on which network. */
  void merge(List<Rumour.Attachment> attachments, GossipEffects out);

  /** The member that was asked to let this node in has answered. */
  void joinAnswered(int node, long nowNs, GossipEffects out);
}
