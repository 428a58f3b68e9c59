package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code sed}: the least (active + 1) per weight; inactive connections do not count. Source: torvalds/linux
 * net/netfilter/ipvs/ip_vs_sed.c, data-plane facts 7.
 */
public final class ShortestExpectedDelay implements BackendSelector, Scheduler {
  @Override
  public String name() {
    return "sed";
  }

  /** The policy remembers nothing between connections. */
  @Override
  public Scheduler newScheduler(Dice dice) {
    return this;
  }

  @Override
  public @Nullable RealServer select(RealServers servers, NewConnection connection) {
    return LeastLoad.expectedDelay(servers);
  }

  @Override
  public String explain(RealServers servers, RealServer chosen) {
    return "shortest expected delay: " + LeastLoad.counts(chosen);
  }
}
