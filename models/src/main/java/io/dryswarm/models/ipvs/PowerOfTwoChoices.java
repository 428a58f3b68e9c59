package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code power-of-two-choices}: two different servers, drawn uniformly, and of them the one with fewer active connections; the first drawn
 * one among equals. A study: neither Swarm nor the kernel has it in this form ({@code twos} counts connections of the last two minutes
 * too). Source: M. Mitzenmacher, "The power of two choices in randomized load balancing".
 */
public final class PowerOfTwoChoices implements BackendSelector {
  @Override
  public String name() {
    return "power-of-two-choices";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Choices(dice);
  }

  private record Choices(Dice dice) implements Scheduler {
    @Override
    public @Nullable RealServer select(RealServers servers, NewConnection connection) {
      int eligible = 0;
      for (int i = 0; i < servers.size(); i++) {
        eligible += servers.get(i).isEligible() ? 1 : 0;
      }
      if (eligible == 0) {
        return null;
      }
      int one = dice.below(eligible);
      RealServer first = eligible(servers, one);
      if (eligible == 1) {
        return first;
      }
      int other = dice.below(eligible - 1);
      RealServer second = eligible(servers, other < one ? other : other + 1);
      return second.activeConnections() < first.activeConnections() ? second : first;
    }

    /** The eligible server of that number, from 0. */
    private static RealServer eligible(RealServers servers, int number) {
      int left = number;
      for (int i = 0; ; i++) {
        RealServer server = servers.get(i);
        if (server.isEligible() && left-- == 0) {
          return server;
        }
      }
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "the better of two at random: " + chosen.activeConnections() + " active connections";
    }
  }
}
