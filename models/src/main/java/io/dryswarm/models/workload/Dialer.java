package io.dryswarm.models.workload;

import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.spec.PortSpec.Protocol;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.function.IntConsumer;

/**
 * The network as a connecting program meets it; implemented by the assembly over dns, ipvs, ingress, overlay and underlay.
 *
 * <p>A <b>route</b> is what the first packet of a connection found: non-negative, it names the network and the back end that the
 * load balancer chose; negative, it is one of the constants here and the connection fails at once. A <b>connection</b> is the load
 * balancer's entry for it; a route that passes no load balancer has none.
 */
public interface Dialer {
  /** The name does not resolve on this node (NXDOMAIN). */
  long NAME_UNKNOWN = -1;

  /** Somebody answered with a reset: no such port, no real server, or only drained ones. */
  long REFUSED = -2;

  /** Nobody answers ARP for the address: there is no such task any more, or no such VIP. F5.18. */
  long NO_HOST = -5;

  /** The entry node is down: silence. */
  long ENTRY_DOWN = -3;

  /** The load balancer drops the packet: silence; the next one may get through. As a route only. */
  long DROPPED = -4;

  /** As a connection: no load balancer is on the way. */
  long NO_CONNECTION = -1;

  /** The packet vanishes: silence. As a delay only. */
  long LOST = -1;

  /** Payload of a full segment inside an overlay network with the usual MTU of 1450; data-plane facts F1.27. */
  int DEFAULT_SEGMENT_BYTES = 1398;

  /** As a transfer: through at once. */
  int NO_TIME = -1;

  /** The address does not answer ARP: "no route to host" after the third try. As a delay only. */
  long NO_NEIGHBOUR = -2;

  /**
   * A task asks the DNS server of its node for a name.
   *
   * @param node       where the client runs
   * @param clientTask task id of the client
   * @param name       as the program knows it, for example {@code redis}
   * @return a place, not negative: what {@link #dial} connects to; or {@link #NAME_UNKNOWN}
   */
  long lookup(int node, int clientTask, String name);

  /**
   * The same with the whole answer.
   *
   * @param places filled with places in the order of the answer; empty if the name is unknown
   */
  default void lookupAll(int node, int clientTask, String name, LongArrayList places) {
    places.clear();
    long place = lookup(node, clientTask, name);
    if (place >= 0) {
      places.add(place);
    }
  }

  /** How long the program waits for what {@link #lookup} gave, nanoseconds. */
  default long lookupNs(int node, long place) {
    return 0;
  }

  /**
   * A task connects to a place: a VIP over the load balancer of its node and network, or the address of a task.
   *
   * @param clientPort source port
   */
  long dial(int node, int clientTask, long place, int clientPort);

  /**
   * A client outside connects to a published port of a node, or sends it a datagram.
   *
   * @param clientAddress IPv4, unsigned 32-bit
   * @param clientPort    source port; 0 = nobody ever used this address and port before, nor will
   */
  long dialPublished(Protocol protocol, int entryNode, int port, int clientAddress, int clientPort);

  /** The connection of what was dialled last, or {@link #NO_CONNECTION}. */
  long connection();

  /**
   * The client's side knows that the handshake is over.
   *
   * @param keptAlive whether the client sends keep-alive probes before the load balancer forgets the connection
   */
  void established(long connection, boolean keptAlive);

  /** A connection ends, in order or by a reset. */
  void closed(long connection, boolean byReset);

  /** A packet of a connection comes to the load balancer; always forwarded where there is none. */
  Passage pass(long connection);

  /** Task id of the back end of a non-negative route. */
  int task(long route);

  /** Node of the back end of a non-negative route. */
  int node(long route);

  /**
   * One packet from the client's (or entry) node to the back end.
   *
   * @return nanoseconds until it arrives, {@link #LOST} or {@link #NO_NEIGHBOUR}
   */
  long toBackendNs(int fromNode, long route, int bytes);

  /** One packet back; {@link #LOST} if it vanishes. */
  long toClientNs(int fromNode, long route, int bytes);

  /**
   * Whether a way is closed, and has been since before a time: what was sent then or later must not arrive. For the audit of every run.
   *
   * @param toBackend   from the client's (or entry) node to the back end, or back
   * @param fromOutside whether a user outside is the client
   */
  boolean isClosedSince(
      int fromNode, long route, boolean toBackend, boolean fromOutside, long timeNs);

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
