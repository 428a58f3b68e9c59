package io.dryswarm.models.csi;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A CSI plugin, the same on all nodes that have it.
 *
 * @param name       as volumes name it
 * @param nodes      nodes that have it installed; it serves as controller on managers and for containers everywhere
 * @param attaches   whether volumes have to be attached to a node (PUBLISH_UNPUBLISH_VOLUME), as disks are and network shares are not
 * @param stages     whether a node stages volumes (STAGE_UNSTAGE_VOLUME)
 * @param maxVolumes most volumes that a node can have at a time; 0 = any number
 * @param topology   where nodes are, segments by subdomain; a node that is not listed is everywhere
 * @param times      of its calls
 * @param failures   share of calls that fail, 0 to 1
 * @param outages    when it does not answer anywhere
 */
public record CsiDriverSpec(
    String name,
    SortedSet<Integer> nodes,
    boolean attaches,
    boolean stages,
    int maxVolumes,
    SortedMap<Integer, SortedMap<String, String>> topology,
    CsiTimes times,
    double failures,
    List<Outage> outages) {
  /**
   * @param nodes   on which it does not answer
   * @param fromNs  virtual time
   * @param untilNs end of it, exclusive
   */
  public record Outage(SortedSet<Integer> nodes, long fromNs, long untilNs) {
    boolean covers(int node, long nowNs) {
      return fromNs <= nowNs && nowNs < untilNs && nodes.contains(node);
    }
  }

  /** A network share on the nodes 0..nodes-1: no attaching, no staging, everything at once. */
  public static CsiDriverSpec onAllNodes(String name, int nodes) {
    TreeSet<Integer> all = new TreeSet<>();
    for (int node = 0; node < nodes; node++) {
      all.add(node);
    }
    return new CsiDriverSpec(
        name,
        Collections.unmodifiableSortedSet(all),
        false,
        false,
        0,
        Collections.emptySortedMap(),
        CsiTimes.NONE,
        0,
        List.of());
  }

  /** The same with disks that have to be attached, and staged. */
  public CsiDriverSpec withAttaching() {
    return new CsiDriverSpec(
        name, nodes, true, true, maxVolumes, topology, times, failures, outages);
  }

  /** The same with times when it does not answer. */
  public CsiDriverSpec withOutages(List<Outage> newOutages) {
    return new CsiDriverSpec(
        name, nodes, attaches, stages, maxVolumes, topology, times, failures, newOutages);
  }

  /** The same, slower. */
  public CsiDriverSpec withTimes(CsiTimes newTimes) {
    return new CsiDriverSpec(
        name, nodes, attaches, stages, maxVolumes, topology, newTimes, failures, outages);
  }

  /** The same on these nodes only. */
  public CsiDriverSpec onNodes(SortedSet<Integer> newNodes) {
    return new CsiDriverSpec(
        name, newNodes, attaches, stages, maxVolumes, topology, times, failures, outages);
  }

  boolean answers(int node, long nowNs) {
    return outages.stream().noneMatch(outage -> outage.covers(node, nowNs));
  }
}
