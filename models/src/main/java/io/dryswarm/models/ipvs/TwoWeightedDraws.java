package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code twos}: two draws, each by weight, and the one with the least overhead per weight; the first one among equals. A draw is a number
 * from 0 up to and including the sum of weights, as in the kernel, so that the newest server is a little more likely than its share; both
 * draws may meet the same server. Source: torvalds/linux net/netfilter/ipvs/ip_vs_twos.c.
 */
public final class TwoWeightedDraws implements BackendSelector {
  @Override
  public String name() {
    return "twos";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Draws(dice);
  }

  private record Draws(Dice dice) implements Scheduler {
    @Override
    public @Nullable RealServer select(RealServers servers, NewConnection connection) {
      int sum = 0;
      for (int i = 0; i < servers.size(); i++) {
        sum += servers.get(i).weight();
      }
      if (sum == 0) {
        return null;
      }
      RealServer first = at(servers, dice.below(sum + 1));
      RealServer second = at(servers, dice.below(sum + 1));
      return second.weight() * first.overhead() > first.weight() * second.overhead()
          ? second
          : first;
    }

    /** The first server at which the weights so far reach the number. */
    private static RealServer at(RealServers servers, int number) {
      int rest = number;
      RealServer last = servers.get(0);
      for (int i = 0; i < servers.size(); i++) {
        RealServer server = servers.get(i);
        if (server.isEligible()) {
          last = server;
          rest -= server.weight();
          if (rest <= 0) {
            return server;
          }
        }
      }
      return last;
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "the better of two draws: " + LeastLoad.counts(chosen);
    }
  }
}
