package io.dryswarm.models.ipvs;

import org.jspecify.annotations.Nullable;

/**
 * The pointer of {@code rr}. The walk starts after the last one chosen, runs to the end of the list, and once more from the head up to and
 * including the last one chosen. A destination added at the head is therefore met only after the wrap; when the last one chosen is
 * deleted, its predecessor takes its place. Source: torvalds/linux net/netfilter/ipvs/ip_vs_rr.c, data-plane facts 7.
 */
class Turn {
  /** Chosen last; {@code null} = the list's head, before the newest. */
  private @Nullable RealServer last;

  /**
   * The next one that takes connections, or {@code null}.
   *
   * @param localOnly leave out servers on other nodes
   */
  @Nullable
  RealServer next(RealServers servers, boolean localOnly) {
    int size = servers.size();
    int start = last == null ? 0 : servers.positionOf(last) + 1;
    for (int step = 0; step < size; step++) {
      int position = start + step;
      RealServer server = servers.get(position < size ? position : position - size);
      if (server.isEligible() && (server.isLocal() || !localOnly)) {
        last = server;
        return server;
      }
    }
    return null;
  }

  void removed(RealServers servers, RealServer server, int formerPosition) {
    if (server == last) {
      last = formerPosition == 0 ? null : servers.get(formerPosition - 1);
    }
  }
}
