package io.dryswarm.models.gossip;

/** The timers of a node. Those with an id may run several times at once. */
enum GossipTimer {
  /** Next step of the present probe, or the next probe. */
  PROBE,
  /** A probe made for somebody else, by its sequence number. */
  RELAYED_PROBE,
  /** A suspicion, by its node. */
  SUSPICION,
  /** Rumours wait to be passed on. */
  GOSSIP,
  PUSH_PULL,
  /** Table events wait to be sent. */
  TABLE_GOSSIP,
  BULK_SYNC,
  /** A bulk sync that waits for its answer, by its round. */
  BULK_SYNC_WAIT,
  /** Next attempt to reach a failed node. */
  RECONNECT,
  /** A join that waits for its answer. */
  JOIN_WAIT;

  private static final GossipTimer[] ALL = values();

  static GossipTimer of(int ordinal) {
    return ALL[ordinal];
  }

  /** Whether the membership layer, rather than NetworkDB, handles it. */
  boolean isMembership() {
    return compareTo(TABLE_GOSSIP) < 0;
  }
}
