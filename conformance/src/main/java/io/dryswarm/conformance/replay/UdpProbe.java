package io.dryswarm.conformance.replay;

import io.dryswarm.models.Dice;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.overlay.ArpEntry;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.overlay.PathKind;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams to an address, and their echoes: both ways need an answer to ARP, a forwarding entry, a wire and a process. A missing echo is
 * noticed when the next datagram is due.
 */
final class UdpProbe {
  /** A small datagram with its headers. */
  private static final int BYTES = 92;

  /** One end: a container on the network of the probe. */
  record End(int node, int task, int address) {}

  final String probe;
  final long everyNs;
  final long untilNs;
  private final int network;
  private final End client;
  private final End server;
  private final ArpEntry clientArp;
  private final ArpEntry serverArp;
  private @Nullable Boolean known;
  private boolean isEchoed = true;

  UdpProbe(
      String probe, long everyNs, long untilNs, int network, End client, End server, Dice dice) {
    this.probe = probe;
    this.everyNs = everyNs;
    this.untilNs = untilNs;
    this.network = network;
    this.client = client;
    this.server = server;
    this.clientArp = new ArpEntry(dice);
    this.serverArp = new ArpEntry(dice);
  }

  /** Looks whether the last datagram came back, and sends another: what is new, else {@code null}. */
  @Nullable
  Boolean tick(long nowNs, Cluster cluster, OverlayHost overlay) {
    boolean lost = !isEchoed;
    isEchoed = passes(nowNs, client, server, clientArp, cluster, overlay)
        && passes(nowNs, server, client, serverArp, cluster, overlay);
    if (lost || isEchoed) {
      boolean now = isEchoed;
      boolean isNews = known != null && known != now;
      known = now;
      return isNews ? Boolean.valueOf(now) : null;
    }
    return null;
  }

  private boolean passes(
      long nowNs, End from, End to, ArpEntry arp, Cluster cluster, OverlayHost overlay) {
    if (!cluster.executor().isRunning(from.node(), from.task())) {
      return false;
    }
    int node = overlay.nodeOf(from.node(), network, to.address());
    boolean answered = node != OverlayHost.NO_NODE;
    return arp.send(nowNs, answered)
        && node == to.node()
        && overlay.oneWayNs(from.node(), node, PathKind.DIRECT, BYTES) != OverlayHost.LOST
        && cluster.executor().isRunning(to.node(), to.task());
  }
}
