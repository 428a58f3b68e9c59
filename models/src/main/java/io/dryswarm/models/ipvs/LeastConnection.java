package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code lc}: the least overhead, 256 for each active and 1 for each inactive connection; weights above 0 do not matter. Short requests
 * are inactive connections for two minutes, so that it counts recent requests rather than running ones (F7.5). Source: torvalds/linux
 * net/netfilter/ipvs/ip_vs_lc.c, data-plane facts 7.
 */
public final class LeastConnection implements BackendSelector, Scheduler {
  @Override
  public String name() {
    return "lc";
  }

  /** The policy remembers nothing between connections. */
  @Override
  public Scheduler newScheduler(Dice dice) {
    return this;
  }

  @Override
  public @Nullable RealServer select(RealServers servers, NewConnection connection) {
    RealServer least = null;
    for (int i = 0; i < servers.size(); i++) {
      RealServer server = servers.get(i);
      if (server.isEligible() && (least == null || server.overhead() < least.overhead())) {
        least = server;
      }
    }
    return least;
  }

  @Override
  public String explain(RealServers servers, RealServer chosen) {
    return "fewest connections: " + LeastLoad.counts(chosen);
  }
}
