package io.dryswarm.models.workload;

import java.util.function.IntConsumer;

/**
 * The network as a connecting program meets it; implemented by the assembly over dns, ipvs, ingress, overlay and underlay.
 *
 * <p>A <b>route</b> is what the first packet of a connection found: non-negative, it names the network and the back end that the
 * load balancer chose; negative, it is one of the constants here and the connection fails at once.
 */
public interface Dialer {
  /** The name does not resolve on this node (NXDOMAIN). */
  long NAME_UNKNOWN = -1;

  /** Somebody answered with a reset: no such port, no real server, or only drained ones. */
  long REFUSED = -2;

  /** The entry node is down: silence. */
  long ENTRY_DOWN = -3;

  /** The packet vanishes: silence. As a delay only. */
  long LOST = -1;

  /** Payload of a full segment inside an overlay network with the usual MTU of 1450; data-plane facts F1.27. */
  int DEFAULT_SEGMENT_BYTES = 1398;

  /** As a transfer: through at once. */
  int NO_TIME = -1;

  /** The address does not answer ARP: "no route to host" after the third try. As a delay only. */
  long NO_NEIGHBOUR = -2;

  /**
   * A task connects to a service by name: DNS of its node, VIP, IPVS in the load-balancer sandbox of its node and network.
   *
   * @param node      where the client runs
   * @param clientTask task id of the client
   * @param serviceName a name as the program knows it, for example {@code redis}
   */
  long dialService(int node, int clientTask, String serviceName);

  /** A client outside connects to a published TCP port of a node. */
  long dialPublished(int entryNode, int port);

  /** Task id of the back end of a non-negative route. */
  int task(long route);

  /** Node of the back end of a non-negative route. */
  int node(long route);

  /** Whether the load balancer of {@code fromNode} still has the back end, at any weight. */
  boolean isStillThere(int fromNode, long route);

  /**
   * One packet from the client's (or entry) node to the back end.
   *
   * @return nanoseconds until it arrives, {@link #LOST} or {@link #NO_NEIGHBOUR}
   */
  long toBackendNs(int fromNode, long route, int bytes);

  /** One packet back; {@link #LOST} if it vanishes. */
  long toClientNs(int fromNode, long route, int bytes);

  /** Whether users outside and the node reach each other at all. */
  default boolean reachesUsers(int node) {
    return true;
  }

  /** Payload of a full TCP segment on this route, bytes. */
  default int segmentBytes(long route) {
    return DEFAULT_SEGMENT_BYTES;
  }

  /**
   * A message of more than a segment begins to travel; {@link #onTransferred} tells its end, which is not before this method returns.
   *
   * @param bytes       of the whole message
   * @param roundTripNs of the connection
   * @param tag         what is told at the end
   * @return number of the transfer, or {@link #NO_TIME} if nothing on the route takes time for it
   */
  default int startTransfer(
      int fromNode, long route, boolean toBackend, long bytes, long roundTripNs, int tag) {
    return NO_TIME;
  }

  /** Gives a transfer up. */
  default void cancelTransfer(int transfer) {}

  /** @param transferred told the tag of each transfer that is through; call once, at assembly */
  default void onTransferred(IntConsumer transferred) {}
}
