package io.dryswarm.models.overlay;

import java.util.Arrays;
import java.util.List;

/**
 * Which keys of encrypted networks each node has: up to three, known by the swarm's logical time of their making. A node sends with the
 * middle one and understands all: a new key is everywhere before anybody sends with it, and an old one stays for a rotation after
 * that. Data-plane facts F2.8 to F2.11, F2.20, F2.21.
 */
public final class KeyRings {
  private static final long[] NO_KEYS = {};

  private final long[][] ofNode;

  KeyRings(int nodes) {
    this.ofNode = new long[nodes][];
    Arrays.fill(ofNode, NO_KEYS);
  }

  /** The managers' word of the keys has reached a node. */
  void set(int node, List<Long> lamportTimes) {
    ofNode[node] = lamportTimes.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /** Whether what one node sends is understood by another. */
  boolean understands(int from, int to) {
    long[] senders = ofNode[from];
    if (senders.length == 0) {
      return false;
    }
    long primary = senders[Math.min(1, senders.length - 1)];
    for (long key : ofNode[to]) {
      if (key == primary) {
        return true;
      }
    }
    return false;
  }
}
