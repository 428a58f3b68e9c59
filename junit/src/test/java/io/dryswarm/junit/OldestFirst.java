package io.dryswarm.junit;

import io.dryswarm.models.Dice;
import io.dryswarm.models.ipvs.BackendSelector;
import io.dryswarm.models.ipvs.NewConnection;
import io.dryswarm.models.ipvs.RealServer;
import io.dryswarm.models.ipvs.RealServers;
import io.dryswarm.models.ipvs.Scheduler;
import org.jspecify.annotations.Nullable;

/** A load balancer as a user brings it: always the oldest task. */
public final class OldestFirst implements BackendSelector {
  @Override
  public String name() {
    return "oldest-first";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Scheduler() {
      @Override
      public @Nullable RealServer select(RealServers servers, NewConnection connection) {
        return servers.size() == 0 ? null : servers.get(servers.size() - 1);
      }

      @Override
      public String explain(RealServers servers, RealServer chosen) {
        return "the oldest";
      }
    };
  }
}
