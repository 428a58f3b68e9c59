package io.dryswarm.models.workload;

import java.util.function.IntToLongFunction;

/** What one packet of an exchange meets on its way, in either direction. */
final class PacketWays {
  private final Dialer dialer;
  private final IntToLongFunction accessNs;

  /** @param accessNs one-way latency between a group of users and the cluster, one draw */
  PacketWays(Dialer dialer, IntToLongFunction accessNs) {
    this.dialer = dialer;
    this.accessNs = accessNs;
  }

  /** One packet to the back end, without the way of a user to the cluster; {@link Dialer#LOST} or {@link Dialer#NO_NEIGHBOUR}. */
  long thereNs(Exchange x, int bytes) {
    return reaches(x) ? dialer.toBackendNs(x.fromNode, x.route, bytes) : Dialer.LOST;
  }

  /** One packet from the back end, without the way to a user outside; {@link Dialer#LOST} if it vanishes. */
  long backNs(Exchange x, int bytes) {
    return reaches(x) ? dialer.toClientNs(x.fromNode, x.route, bytes) : Dialer.LOST;
  }

  /** Between a user outside and the cluster, one draw; nothing for programs, which are inside. */
  long accessNs(Exchange x) {
    return x.isFromUser() ? accessNs.applyAsLong(x.clientTask) : 0;
  }

  /** Whether a user outside and its entry node reach each other. */
  boolean reaches(Exchange x) {
    return !x.isFromUser() || dialer.reachesUsers(x.fromNode);
  }

  /** Whether a message needs more than one segment. */
  boolean isLong(Exchange x, long bytes) {
    return bytes > dialer.segmentBytes(x.route);
  }

  /** Of a long message its first segment is a full one, and so is taken to be its last. */
  int wireBytes(Exchange x, long bytes) {
    return TcpTiming.HEADER_BYTES + (int) Math.min(bytes, dialer.segmentBytes(x.route));
  }
}
