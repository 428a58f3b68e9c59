package io.dryswarm.models.gossip;

/** The timers of a node. Those with an id may run several times at once. */
enum GossipTimer {
  /** Next step of the present probe, or the next probe. */
  PROBE(0),
  /** A probe made for somebody else, by its sequence number. */
  RELAYED_PROBE(1),
  /** A suspicion, by its node. */
  SUSPICION(2),
  /** Rumours wait to be passed on. */
  GOSSIP(3),
  PUSH_PULL(4),
  /** Table events wait to be sent. */
  TABLE_GOSSIP(5),
  BULK_SYNC(6),
  /** A bulk sync that waits for its answer, by its round. */
  BULK_SYNC_WAIT(7),
  /** Next attempt to reach a failed node. */
  RECONNECT(8),
  /** A join that waits for its answer, by its conversation. */
  JOIN_WAIT(9),
  /** A look whether a member of the join list is in view, or the next try to reach them. */
  REJOIN(10),
  /** News of this node's coming or going waits to be sent for the last time. */
  NODE_EVENT_WAIT(11);

  private static final GossipTimer[] BY_CODE = values();

  private final int code;

  GossipTimer(int code) {
    this.code = code;
  }

  /** Stable number, for the calendar. */
  int code() {
    return code;
  }

  static GossipTimer of(int code) {
    return BY_CODE[code];
  }

  /** Whether the membership layer, rather than NetworkDB, handles it. */
  boolean isMembership() {
    return code < TABLE_GOSSIP.code;
  }
}
