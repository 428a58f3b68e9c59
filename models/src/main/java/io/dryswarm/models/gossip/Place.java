package io.dryswarm.models.gossip;

/** A node's place in a network, occupied or not. There is one object for each, so that nodes need not search; see {@link Places}. */
final class Place {
  private final int number;
  private final int node;
  private final int network;

  Place(int number, int node, int network) {
    this.number = number;
    this.node = node;
    this.network = network;
  }

  /** Unique among all places, from 0 on without a gap. */
  int number() {
    return number;
  }

  int node() {
    return node;
  }

  int network() {
    return network;
  }
}
