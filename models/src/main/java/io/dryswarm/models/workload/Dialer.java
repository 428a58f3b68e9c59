package io.dryswarm.models.workload;

import it.unimi.dsi.fastutil.longs.LongArrayList;

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

  /** Nobody answers ARP for the address: there is no such task any more, or no such VIP. F5.18. */
  long NO_HOST = -4;

  /** The entry node is down: silence. */
  long ENTRY_DOWN = -3;

  /** The packet vanishes: silence. As a delay only. */
  long LOST = -1;

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

  /** A task connects to a place: a VIP over the load balancer of its node and network, or the address of a task. */
  long dial(int node, int clientTask, long place);

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
}
