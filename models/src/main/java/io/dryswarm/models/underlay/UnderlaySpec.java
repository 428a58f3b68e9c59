package io.dryswarm.models.underlay;

import io.dryswarm.core.random.Distribution;
import java.util.Collections;
import java.util.List;

/**
 * The physical network and the kernels at its ends.
 *
 * @param oneWayNs               latency of one packet between two nodes of a site, one way, nanoseconds
 * @param bandwidthBitsPerSecond speed of a node's link in each direction, bits per second, &gt; 0
 * @param sites                  where the nodes stand
 * @param racks                  which of them stand closer together
 * @param loss                   share of packets between nodes that chance takes, on every way, 0 to below 1
 * @param path                   what the wires let through
 * @param kernel                 Linux on all nodes; users' machines are taken to have the same
 */
public record UnderlaySpec(
    Distribution oneWayNs,
    long bandwidthBitsPerSecond,
    Sites sites,
    Racks racks,
    double loss,
    PathLimits path,
    LinuxKernel kernel) {
  /**
   * Sites with longer ways between them.
   *
   * @param ofNode  number of each node's site, from 0; empty if all are at one site
   * @param between latency of one packet from a site to another, one way, nanoseconds: {@code between.get(from).get(to)}
   */
  public record Sites(List<Integer> ofNode, List<List<Distribution>> between) {
    public Sites {
      ofNode = List.copyOf(ofNode);
      between = between.stream().map(List::copyOf).toList();
    }

    /** As far from each other, each from each. */
    public Sites(List<Integer> ofNode, Distribution betweenNs) {
      this(ofNode, all(ofNode, betweenNs));
    }

    private static List<List<Distribution>> all(List<Integer> ofNode, Distribution betweenNs) {
      int sites = ofNode.stream().mapToInt(site -> site + 1).max().orElse(0);
      return Collections.nCopies(sites, Collections.nCopies(sites, betweenNs));
    }

    boolean areApart(int node, int other) {
      return !ofNode.isEmpty() && !ofNode.get(node).equals(ofNode.get(other));
    }

    Distribution oneWayNs(int from, int to) {
      return between.get(ofNode.get(from)).get(ofNode.get(to));
    }
  }

  /**
   * Racks with shorter ways inside them.
   *
   * @param ofNode   number of each node's rack; empty if there are none
   * @param withinNs latency of one packet between nodes of a rack, one way, nanoseconds
   */
  public record Racks(List<Integer> ofNode, Distribution withinNs) {
    public Racks {
      ofNode = List.copyOf(ofNode);
    }

    boolean areTogether(int node, int other) {
      return !ofNode.isEmpty() && ofNode.get(node).equals(ofNode.get(other));
    }
  }

  /**
   * What lies between the nodes' own links.
   *
   * @param mtuBytes   largest IP packet that passes between nodes, bytes; what is larger vanishes without a word. Data-plane facts F1.41
   * @param passesEsp  whether IP protocol 50 passes, which encrypted networks need; F2.26
   */
  public record PathLimits(int mtuBytes, boolean passesEsp) {
    /** Ethernet without a firewall. */
    public static final PathLimits ETHERNET = new PathLimits(1500, true);

    private static final int LEAST_MTU = 576;

    public PathLimits {
      if (mtuBytes < LEAST_MTU) {
        throw new IllegalArgumentException(
            "mtuBytes: " + mtuBytes + ", expected at least " + LEAST_MTU);
      }
    }
  }

  /** All nodes at one site. */
  public UnderlaySpec(Distribution oneWayNs, long bandwidthBitsPerSecond) {
    this(oneWayNs, bandwidthBitsPerSecond, new Sites(List.of(), oneWayNs));
  }

  /** Ethernet without loss. */
  public UnderlaySpec(Distribution oneWayNs, long bandwidthBitsPerSecond, Sites sites) {
    this(
        oneWayNs,
        bandwidthBitsPerSecond,
        sites,
        new Racks(List.of(), oneWayNs),
        0,
        PathLimits.ETHERNET,
        LinuxKernel.DEFAULT);
  }

  public UnderlaySpec {
    if (bandwidthBitsPerSecond <= 0) {
      throw new IllegalArgumentException(
          "bandwidthBitsPerSecond: " + bandwidthBitsPerSecond + ", expected more than 0");
    }
    Loss.check(loss);
  }

  /** Whether the nodes are on one Ethernet segment, as all nodes of a site are: then they ask for each other by ARP. */
  public boolean shareSegment(int node, int other) {
    return !sites.areApart(node, other);
  }

  /** Latency of packets from a node to another one. */
  Distribution oneWayNs(int from, int to) {
    if (sites.areApart(from, to)) {
      return sites.oneWayNs(from, to);
    }
    return racks.areTogether(from, to) ? racks.withinNs() : oneWayNs;
  }

  public UnderlaySpec withRacks(Racks newRacks) {
    return new UnderlaySpec(oneWayNs, bandwidthBitsPerSecond, sites, newRacks, loss, path, kernel);
  }

  public UnderlaySpec withLoss(double newLoss) {
    return new UnderlaySpec(oneWayNs, bandwidthBitsPerSecond, sites, racks, newLoss, path, kernel);
  }

  public UnderlaySpec withPath(PathLimits newPath) {
    return new UnderlaySpec(oneWayNs, bandwidthBitsPerSecond, sites, racks, loss, newPath, kernel);
  }

  public UnderlaySpec withKernel(LinuxKernel newKernel) {
    return new UnderlaySpec(oneWayNs, bandwidthBitsPerSecond, sites, racks, loss, path, newKernel);
  }
}
