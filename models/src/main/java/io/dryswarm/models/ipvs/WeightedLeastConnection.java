package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code wlc}: the least overhead per weight. Source: torvalds/linux net/netfilter/ipvs/ip_vs_wlc.c, data-plane facts 7.
 */
public final class WeightedLeastConnection implements BackendSelector, Scheduler {
  @Override
  public String name() {
    return "wlc";
  }

  /** The policy remembers nothing between connections. */
  @Override
  public Scheduler newScheduler(Dice dice) {
    return this;
  }

  @Override
  public @Nullable RealServer select(RealServers servers, NewConnection connection) {
    return LeastLoad.weighted(servers);
  }

  @Override
  public String explain(RealServers servers, RealServer chosen) {
    return "fewest connections for its weight: " + LeastLoad.counts(chosen);
  }
}
