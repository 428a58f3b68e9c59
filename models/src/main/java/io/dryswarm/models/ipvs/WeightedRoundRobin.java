package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code wrr}: turns in passes. In each pass those have a turn whose weight reaches the pass's threshold, which falls from the highest
 * weight in steps of the weights' greatest common divisor. With equal weights it is {@code rr}. Any change of the destinations sends the
 * pointer back to the head. Source: torvalds/linux net/netfilter/ipvs/ip_vs_wrr.c, data-plane facts 7.
 */
public final class WeightedRoundRobin implements BackendSelector {
  @Override
  public String name() {
    return "wrr";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Passes();
  }

  private static final class Passes implements Scheduler {
    private static final int HEAD = -1;

    /** Place chosen last; {@link #HEAD} = before the newest. */
    private int last = HEAD;

    private int step = 1;
    private int first;
    private int threshold;

    @Override
    public @Nullable RealServer select(RealServers servers, NewConnection connection) {
      if (first == 0) {
        return null;
      }
      // Ends: a whole walk with the threshold of the first pass meets the highest weight.
      int position = last;
      while (true) {
        while (++position < servers.size()) {
          RealServer server = servers.get(position);
          if (server.weight() >= threshold) {
            last = position;
            return server;
          }
        }
        position = HEAD;
        threshold = threshold > step ? threshold - step : first;
      }
    }

    @Override
    public void added(RealServers servers, RealServer server) {
      changed(servers);
    }

    @Override
    public void removed(RealServers servers, RealServer server, int formerPosition) {
      changed(servers);
    }

    @Override
    public void weightChanged(RealServers servers, RealServer server) {
      changed(servers);
    }

    private void changed(RealServers servers) {
      int divisor = 0;
      int highest = 0;
      for (int i = 0; i < servers.size(); i++) {
        int weight = servers.get(i).weight();
        divisor = Weights.greatestCommonDivisor(weight, divisor);
        highest = Math.max(highest, weight);
      }
      last = HEAD;
      step = Math.max(1, divisor);
      first = highest == 0 ? 0 : highest - (step - 1);
      if (threshold > first || threshold == 0) {
        threshold = first;
      } else if (step > 1) {
        threshold = threshold / step * step + 1;
      }
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "its turn: place " + (servers.positionOf(chosen) + 1) + " of " + servers.size()
          + " in the pass of those that weigh " + threshold + " or more";
    }
  }
}
