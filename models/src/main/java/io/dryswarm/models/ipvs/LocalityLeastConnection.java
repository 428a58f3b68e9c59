package io.dryswarm.models.ipvs;

import io.dryswarm.core.Time;
import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code lblc}: a destination address keeps its server until that one is gone, drained or overloaded (more active connections than
 * weight, while some other one has fewer than half its weight) or a day has passed without a connection; then {@code wlc} chooses the
 * next one. Behind a VIP there is one destination, hence one server at a time (F7.10). Source: torvalds/linux
 * net/netfilter/ipvs/ip_vs_lblc.c, data-plane facts 7.
 */
public final class LocalityLeastConnection implements BackendSelector {
  @Override
  public String name() {
    return "lblc";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Cache();
  }

  private static final class Cache implements Scheduler {
    private static final long UNUSED_NS = 24 * Time.HOUR;

    /** Server of the one destination that a virtual service has. */
    private @Nullable RealServer cached;

    private long usedNs;
    private boolean kept;

    @Override
    public @Nullable RealServer select(RealServers servers, NewConnection connection) {
      RealServer before = cached;
      kept = before != null
          && before.isEligible()
          && connection.nowNs() - usedNs < UNUSED_NS
          && !isOverloaded(before, servers);
      usedNs = connection.nowNs();
      if (kept) {
        return before;
      }
      RealServer chosen = LeastLoad.weighted(servers);
      if (chosen != null) {
        cached = chosen;
      }
      return chosen;
    }

    private static boolean isOverloaded(RealServer server, RealServers servers) {
      if (server.activeConnections() > server.weight()) {
        for (int i = 0; i < servers.size(); i++) {
          RealServer other = servers.get(i);
          if (2 * other.activeConnections() < other.weight()) {
            return true;
          }
        }
      }
      return false;
    }

    @Override
    public void removed(RealServers servers, RealServer server, int formerPosition) {
      if (server == cached) {
        cached = null;
      }
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return (kept ? "the destination's server: " : "fewest connections for its weight: ")
          + LeastLoad.counts(chosen);
    }
  }
}
