package io.dryswarm.experiments.analytic;

import io.dryswarm.models.workload.ArrivalSpec;
import io.dryswarm.models.workload.UserSpec;

/** How many arrivals a group of users has per second, on average over its time in the run. */
final class MeanRates {
  private static final double NS_PER_SECOND = 1e9;

  private MeanRates() {}

  /**
   * @param endNs end of the run
   * @throws IllegalArgumentException for users who wait for answers: their rate depends on them
   */
  static double perSecond(UserSpec users, long endNs) {
    ArrivalSpec arrivals = users.arrivals();
    double spanNs = Math.max(1, endNs - users.startNs());
    if (arrivals instanceof ArrivalSpec.Poisson poisson) {
      return poisson.ratePerSecond();
    } else if (arrivals instanceof ArrivalSpec.Steady steady) {
      return steady.ratePerSecond();
    } else if (arrivals instanceof ArrivalSpec.Diurnal diurnal) {
      return diurnal.meanPerSecond();
    } else if (arrivals instanceof ArrivalSpec.Mmpp mmpp) {
      return ofStates(mmpp);
    } else if (arrivals instanceof ArrivalSpec.Steps steps) {
      return ofSteps(steps, users.startNs(), endNs) / spanNs;
    } else if (arrivals instanceof ArrivalSpec.Replay replay) {
      return replay.timesNs().length * NS_PER_SECOND / spanNs;
    }
    throw new IllegalArgumentException("a closed group has no rate of its own");
  }

  private static double ofStates(ArrivalSpec.Mmpp mmpp) {
    double stayNs =
        mmpp.states().stream().mapToDouble(ArrivalSpec.Mmpp.State::stayNs).sum();
    return mmpp.states().stream()
            .mapToDouble(s -> s.ratePerSecond() * s.stayNs())
            .sum()
        / stayNs;
  }

  /** Rate times nanoseconds. */
  private static double ofSteps(ArrivalSpec.Steps steps, long startNs, long endNs) {
    double sum = 0;
    for (int i = 0; i < steps.steps().size(); i++) {
      ArrivalSpec.Steps.Step step = steps.steps().get(i);
      long untilNs = i + 1 < steps.steps().size() ? steps.steps().get(i + 1).atNs() : endNs;
      double lengthNs = Math.min(untilNs, endNs) - Math.max(step.atNs(), startNs);
      sum += step.ratePerSecond() * Math.max(0, lengthNs);
    }
    return sum;
  }
}
