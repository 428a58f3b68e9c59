package io.dryswarm.models.underlay;

import io.dryswarm.core.random.Distribution;
import java.util.List;

/**
 * The physical network.
 *
 * @param oneWayNs               latency of one packet between two nodes of a site, one way, nanoseconds
 * @param bandwidthBitsPerSecond speed of a node's link, bits per second, &gt; 0
 * @param sites                  where the nodes stand
 */
public record UnderlaySpec(Distribution oneWayNs, long bandwidthBitsPerSecond, Sites sites) {
  /**
   * Sites with longer ways between them.
   *
   * @param ofNode    number of each node's site; empty if all are at one site
   * @param betweenNs latency of one packet between nodes of different sites, one way, nanoseconds
   */
  public record Sites(List<Integer> ofNode, Distribution betweenNs) {
    public Sites {
      ofNode = List.copyOf(ofNode);
    }

    boolean areApart(int node, int other) {
      return !ofNode.isEmpty() && !ofNode.get(node).equals(ofNode.get(other));
    }
  }

  /** All nodes at one site. */
  public UnderlaySpec(Distribution oneWayNs, long bandwidthBitsPerSecond) {
    this(oneWayNs, bandwidthBitsPerSecond, new Sites(List.of(), oneWayNs));
  }

  public UnderlaySpec {
    if (bandwidthBitsPerSecond <= 0) {
      throw new IllegalArgumentException(
          "bandwidthBitsPerSecond: " + bandwidthBitsPerSecond + ", expected more than 0");
    }
  }
}
