package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code fo}: always the highest weight, the newest among equals; the next one only when that one is drained. With Swarm's equal weights
 * the newest task gets everything. Source: torvalds/linux net/netfilter/ipvs/ip_vs_fo.c.
 */
public final class WeightedFailOver implements BackendSelector, Scheduler {
  @Override
  public String name() {
    return "fo";
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
      if (server.isEligible() && (highest == null || server.weight() > highest.weight())) {
        highest = server;
      }
    }
    return highest;
  }

  @Override
  public String explain(RealServers servers, RealServer chosen) {
    return "highest weight: " + chosen.weight();
  }
}
