package com.example.policies;

import io.dryswarm.models.Dice;
import io.dryswarm.models.ipvs.BackendSelector;
import io.dryswarm.models.ipvs.NewConnection;
import io.dryswarm.models.ipvs.RealServer;
import io.dryswarm.models.ipvs.RealServers;
import io.dryswarm.models.ipvs.Scheduler;

/** {@code fewest-active}: the task with the fewest active connections; among equals the one after the last choice. */
public final class FewestActive implements BackendSelector {
  @Override
  public String name() {
    return "fewest-active";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Choice();
  }

  private static final class Choice implements Scheduler {
    private int last = -1;

    @Override
    public RealServer select(RealServers servers, NewConnection connection) {
      RealServer best = null;
      for (int i = 1; i <= servers.size(); i++) {
        RealServer server = servers.get(Math.floorMod(last + i, servers.size()));
        if (server.isEligible()
            && (best == null || server.activeConnections() < best.activeConnections())) {
          best = server;
        }
      }
      if (best != null) {
        last = servers.positionOf(best);
      }
      return best; // null refuses the client
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "fewest active connections: " + chosen.activeConnections();
    }
  }
}
