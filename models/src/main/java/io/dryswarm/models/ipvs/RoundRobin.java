package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/** {@code rr}: destinations take turns, weights above 0 do not matter. The only policy that Swarm uses. See {@link Turn}. */
public final class RoundRobin implements BackendSelector {
  @Override
  public String name() {
    return "rr";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Pointer();
  }

  /** One object, since there is one for every service on every node. */
  private static final class Pointer extends Turn implements Scheduler {
    @Override
    public @Nullable RealServer select(RealServers servers, NewConnection connection) {
      return next(servers, false);
    }

    @Override
    public void removed(RealServers servers, RealServer server, int formerPosition) {
      super.removed(servers, server, formerPosition);
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "its turn: place " + (servers.positionOf(chosen) + 1) + " of " + servers.size();
    }
  }
}
