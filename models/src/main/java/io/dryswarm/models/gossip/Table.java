package io.dryswarm.models.gossip;

/** NetworkDB's two tables, per network. Data-plane facts F3.1. */
public enum Table {
  /** Service discovery and load balancing: {@code endpoint_table}. */
  ENDPOINT,
  /** Forwarding: {@code overlay_peer_table}. */
  PEER
}
