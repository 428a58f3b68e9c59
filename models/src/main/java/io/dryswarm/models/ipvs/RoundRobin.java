package io.dryswarm.models.ipvs;

import org.jspecify.annotations.Nullable;

/**
 * {@code rr}: destinations take turns, weights above 0 do not matter. The only policy that Swarm uses.
 *
 * <p>The walk starts after the last one chosen, runs to the end of the list, and once more from the head up to and including the
 * last one chosen. A destination added at the head is therefore met only after the wrap; when the last one chosen is deleted, its
 * predecessor takes its place. Source: torvalds/linux net/netfilter/ipvs/ip_vs_rr.c, data-plane facts 7.
 */
public final class RoundRobin implements BackendSelector {
  @Override
  public String name() {
    return "rr";
  }

  @Override
  public Scheduler newScheduler() {
    return new Turn();
  }

  private static final class Turn implements Scheduler {
    /** Chosen last; {@code null} = the list's head, before the newest. */
    private @Nullable RealServer last;

    @Override
    public @Nullable RealServer select(RealServers servers, int clientAddress) {
      int size = servers.size();
      int start = last == null ? 0 : servers.positionOf(last) + 1;
      for (int step = 0; step < size; step++) {
        int position = start + step;
        RealServer server = servers.get(position < size ? position : position - size);
        if (server.isEligible()) {
          last = server;
          return server;
        }
      }
      return null;
    }

    @Override
    public void removed(RealServers servers, RealServer server, int formerPosition) {
      if (server == last) {
        last = formerPosition == 0 ? null : servers.get(formerPosition - 1);
      }
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "its turn: place " + (servers.positionOf(chosen) + 1) + " of " + servers.size();
    }
  }
}
