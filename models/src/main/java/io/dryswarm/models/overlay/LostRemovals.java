package io.dryswarm.models.overlay;

import java.util.TreeSet;

/**
 * A pathology of real swarms: a node misses the news that back ends of a service drain or go, and keeps them until its engine starts
 * again. Source: moby/moby issues 35548 and 33952, data-plane facts F3.53.
 */
final class LostRemovals {
  private final TreeSet<Long> lost = new TreeSet<>();

  /** From now on, or not any more; back ends whose removal was missed meanwhile stay. */
  void set(int node, int service, boolean areLost) {
    if (areLost) {
      lost.add(key(node, service));
    } else {
      lost.remove(key(node, service));
    }
  }

  boolean areLost(int node, int service) {
    return !lost.isEmpty() && lost.contains(key(node, service));
  }

  private static long key(int node, int service) {
    return (long) node << Integer.SIZE | service;
  }
}
