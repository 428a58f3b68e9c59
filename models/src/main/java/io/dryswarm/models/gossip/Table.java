package io.dryswarm.models.gossip;

/** NetworkDB's two tables, per network. Data-plane facts F3.1. */
public enum Table {
  /** Service discovery and load balancing: {@code endpoint_table}. */
  ENDPOINT(1),
  /** Forwarding: {@code overlay_peer_table}. */
  PEER(2);

  private final int code;

  Table(int code) {
    this.code = code;
  }

  /** Stable number, for digests. */
  int code() {
    return code;
  }
}
