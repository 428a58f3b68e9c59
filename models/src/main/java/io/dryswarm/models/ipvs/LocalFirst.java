package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code local-first}: servers on the load balancer's own node take turns; without one that takes connections, all take turns. A study:
 * Swarm does not prefer local tasks (F6.7).
 */
public final class LocalFirst implements BackendSelector {
  @Override
  public String name() {
    return "local-first";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Turns();
  }

  private static final class Turns implements Scheduler {
    private final Turn local = new Turn();
    private final Turn all = new Turn();

    @Override
    public @Nullable RealServer select(RealServers servers, NewConnection connection) {
      RealServer near = local.next(servers, true);
      return near == null ? all.next(servers, false) : near;
    }

    @Override
    public void removed(RealServers servers, RealServer server, int formerPosition) {
      local.removed(servers, server, formerPosition);
      all.removed(servers, server, formerPosition);
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return chosen.isLocal() ? "on the same node" : "nobody on the same node, and its turn";
    }
  }
}
