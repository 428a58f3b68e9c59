package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code nq}: the first server without an active connection, whatever its weight above 0; if there is none, as {@code sed}. Source:
 * torvalds/linux net/netfilter/ipvs/ip_vs_nq.c, data-plane facts 7.
 */
public final class NeverQueue implements BackendSelector, Scheduler {
  @Override
  public String name() {
    return "nq";
  }

  /** The policy remembers nothing between connections. */
  @Override
  public Scheduler newScheduler(Dice dice) {
    return this;
  }

  @Override
  public @Nullable RealServer select(RealServers servers, NewConnection connection) {
    for (int i = 0; i < servers.size(); i++) {
      RealServer server = servers.get(i);
      if (server.isEligible() && server.activeConnections() == 0) {
        return server;
      }
    }
    return LeastLoad.expectedDelay(servers);
  }

  @Override
  public String explain(RealServers servers, RealServer chosen) {
    return (chosen.activeConnections() == 0 ? "idle: " : "shortest expected delay: ")
        + LeastLoad.counts(chosen);
  }
}
