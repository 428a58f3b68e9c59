package io.dryswarm.models.ipvs;

import org.jspecify.annotations.Nullable;

/** Searches that several policies share; comparisons are strict, so that ties go to the newest. F7.4. */
final class LeastLoad {
  private LeastLoad() {}

  /** The eligible server with the least {@linkplain RealServer#overhead() overhead} per weight, compared by cross products. */
  static @Nullable RealServer weighted(RealServers servers) {
    RealServer least = null;
    for (int i = 0; i < servers.size(); i++) {
      RealServer server = servers.get(i);
      if (server.isEligible() && (least == null || lighter(server, least))) {
        least = server;
      }
    }
    return least;
  }

  private static boolean lighter(RealServer server, RealServer least) {
    return least.overhead() * server.weight() > server.overhead() * least.weight();
  }

  /** The eligible server with the least (active + 1) per weight; connections that are not active do not count. */
  static @Nullable RealServer expectedDelay(RealServers servers) {
    RealServer least = null;
    for (int i = 0; i < servers.size(); i++) {
      RealServer server = servers.get(i);
      if (server.isEligible() && (least == null || sooner(server, least))) {
        least = server;
      }
    }
    return least;
  }

  private static boolean sooner(RealServer server, RealServer least) {
    return (least.activeConnections() + 1L) * server.weight()
        > (server.activeConnections() + 1L) * least.weight();
  }

  /** For {@link Scheduler#explain}: the counts that decided. */
  static String counts(RealServer chosen) {
    return chosen.activeConnections() + " active and " + chosen.inactiveConnections()
        + " inactive connections, weight " + chosen.weight();
  }
}
