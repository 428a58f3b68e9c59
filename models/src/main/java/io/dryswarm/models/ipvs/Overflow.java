package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code ovf}: the highest weight among servers that have not more active connections than weight; the newest among equals. When all of
 * them have more, connections are refused. Source: torvalds/linux net/netfilter/ipvs/ip_vs_ovf.c.
 */
public final class Overflow implements BackendSelector, Scheduler {
  @Override
  public String name() {
    return "ovf";
  }

  /** The policy remembers nothing between connections. */
  @Override
  public Scheduler newScheduler(Dice dice) {
    return this;
  }

  @Override
  public @Nullable RealServer select(RealServers servers, NewConnection connection) {
    RealServer highest = null;
    for (int i = 0; i < servers.size(); i++) {
      RealServer server = servers.get(i);
      boolean hasRoom = server.isEligible() && server.activeConnections() <= server.weight();
      if (hasRoom && (highest == null || server.weight() > highest.weight())) {
        highest = server;
      }
    }
    return highest;
  }

  @Override
  public String explain(RealServers servers, RealServer chosen) {
    return "highest weight with room: " + LeastLoad.counts(chosen);
  }
}
