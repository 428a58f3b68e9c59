package io.dryswarm.models.cluster;

import io.dryswarm.models.overlay.NetworkTraits;
import io.dryswarm.models.overlay.OverlaySpec;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.TcpRate;
import io.dryswarm.models.underlay.Transfers;
import io.dryswarm.models.underlay.Transfers.Link;
import io.dryswarm.models.workload.Dialer;
import java.util.function.IntConsumer;

/** What long messages between containers, and between users and containers, pass on their way. */
final class BulkWays {
  private final Fabric fabric;
  private final OverlaySpec overlay;
  private final Transfers transfers;

  /**
   * The two ends.
   *
   * @param clientNode of the program, or the entry node of a user outside
   * @param serverNode of the back end
   * @param fromUser   whether a user outside is the client
   * @param toBackend  whether the message goes to the back end
   */
  record Way(int clientNode, int serverNode, boolean fromUser, boolean toBackend) {
    int from() {
      return toBackend ? clientNode : serverNode;
    }

    int to() {
      return toBackend ? serverNode : clientNode;
    }
  }

  BulkWays(Fabric fabric, OverlaySpec overlay, Transfers transfers) {
    this.fabric = fabric;
    this.overlay = overlay;
    this.transfers = transfers;
  }

  /** Inside a machine a message takes no time beyond that of its first segment. */
  int start(Way way, NetworkTraits traits, long bytes, long roundTripNs, int tag) {
    boolean betweenNodes = way.clientNode() != way.serverNode();
    if (!betweenNodes && !way.fromUser()) {
      return Dialer.NO_TIME;
    }
    long linkBitsPerSecond = fabric.spec().bandwidthBitsPerSecond();
    long floorNs = TcpRate.floorNs(
        bytes,
        traits.segmentBytes(),
        roundTripNs,
        fabric.loss(way.from(), way.to()),
        linkBitsPerSecond);
    int transfer = transfers.begin(floorNs, tag);
    if (betweenNodes) {
      between(way, traits, bytes, transfer);
    }
    if (way.fromUser()) {
      Link access = way.toBackend() ? Link.DOWN : Link.UP;
      transfers.over(transfer, way.clientNode(), access, bytes, (double) linkBitsPerSecond);
    }
    return transfer;
  }

  private void between(Way way, NetworkTraits traits, long bytes, int transfer) {
    double wire = (double) fabric.spec().bandwidthBitsPerSecond();
    double link = overlay.linkShare() * wire;
    transfers.over(transfer, way.from(), Link.UP, bytes, link);
    transfers.over(transfer, way.to(), Link.DOWN, bytes, link);
    if (traits.encrypted()) {
      double crypto = overlay.encryption().bitsPerSecond(wire);
      transfers.over(transfer, way.from(), Link.ENCRYPTION, bytes, crypto);
      transfers.over(transfer, way.to(), Link.DECRYPTION, bytes, crypto);
    }
  }

  void cancel(int transfer) {
    transfers.cancel(transfer);
  }

  void onTransferred(IntConsumer transferred) {
    transfers.onTransferred(transferred);
  }
}
