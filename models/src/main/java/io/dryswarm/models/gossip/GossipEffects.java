package io.dryswarm.models.gossip;

/** What the two machines of a node ask of their host. Calls are made in the order in which they must take effect. */
interface GossipEffects {
  /** One UDP packet: may be lost or overtake another one. */
  void datagram(int to, GossipMessage message);

  /** Over TCP: in order. */
  Reach stream(int to, GossipMessage message);

  /**
   * Arms a timer; takes the place of an armed one with the same id.
   *
   * @param id 0 for timers of which there is only one
   */
  void arm(GossipTimer timer, int id, long atNs);

  /** Harmless if it is not armed. */
  void cancel(GossipTimer timer, int id);

  /** The upper layer wants the lower one to ask a node to let this one in. */
  Reach join(int node);

  /** The upper layer wants the lower one to spread news of a network. */
  void announce(Rumour.Attachment news);

  /** The upper layer wants the lower one to spread that this node comes or goes, and to tell when that has been sent for the last time. */
  void announce(Rumour.NodeEvent news);

  /** The upper layer wants the lower one to say good-bye, and to tell when that has been sent for the last time. */
  void part();

  /** The node has left; nothing of its engine is needed any more. */
  void departed();

  /** A member did not answer, or somebody says so. */
  void suspected(int node, int accuser);

  /**
   * A member was declared dead; the {@link #deleted} calls for its entries came before.
   *
   * @param endpoints how many back ends went with it
   */
  void failed(int node, int endpoints);

  /** A member has left in good order; the {@link #deleted} calls for its entries came before. */
  void left(int node);

  /** A member that was unknown or dead is there. */
  void alive(int node);

  /** Somebody suspects or buries this very node; it says otherwise. */
  void refuted(int incarnation);

  /** A network that was joined is in step with all its peers. */
  void networkJoined(int network);

  /** An entry of another node became known. */
  void created(int network, Table table, long key, TableValue value);

  /** A newer version of an entry of another node became known. */
  void updated(int network, Table table, long key, TableValue value);

  /** An entry is gone; {@code value} is the last one known here. */
  void deleted(int network, Table table, long key, TableValue value);
}
