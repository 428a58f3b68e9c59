package io.dryswarm.models.ipvs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Connections through one load balancer that ended in order, and whose client's port nobody uses again: until their time is over they count
 * as inactive connections of their servers, and nothing can happen to them any more. Most entries of a busy load balancer are of this
 * kind, so that they are kept as little as possible: a ring in the order of their ends.
 */
final class ClosedConnections {
  private long[] untilNs = new long[0];
  private @Nullable RealServer[] servers = new RealServer[0];
  private int first;
  private int count;

  /** @param expiresNs not before that of the one added last */
  void add(RealServer server, long expiresNs) {
    if (count == servers.length) {
      grow();
    }
    int at = first + count & servers.length - 1;
    untilNs[at] = expiresNs;
    servers[at] = server;
    count++;
  }

  /** Those whose time is over are forgotten; returns how many. */
  int expire(long nowNs) {
    int gone = 0;
    while (count > 0 && untilNs[first] <= nowNs) {
      dropFirst();
      gone++;
    }
    return gone;
  }

  /** All are forgotten; returns how many. */
  int clear() {
    int gone = count;
    while (count > 0) {
      dropFirst();
    }
    return gone;
  }

  private void dropFirst() {
    RealServer server = servers[first];
    if (server == null) {
      throw new IllegalStateException("empty");
    }
    server.countConnections(0, -1);
    servers[first] = null;
    first = first + 1 & servers.length - 1;
    count--;
  }

  private void grow() {
    int size = Math.max(16, 2 * servers.length);
    long[] times = Arrays.copyOf(untilNs, size);
    RealServer[] all = Arrays.copyOf(servers, size);
    for (int i = 0; i < count; i++) {
      int at = first + i & servers.length - 1;
      times[i] = untilNs[at];
      all[i] = servers[at];
    }
    untilNs = times;
    servers = all;
    first = 0;
  }
}
