package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.scenarios.expect.Unit;
import java.util.Optional;

/**
 * A number that formulas and the simulation both give.
 *
 * @param name      of the number: {@code voters.latency.mean}
 * @param analytic  by formulas; infinite where there is more work than can be done
 * @param simulated mean over the replications with its interval; nothing where the simulation does not tell it
 */
public record EstimateRow(String name, Unit unit, double analytic, Optional<Interval> simulated) {
  /** How much more the formulas say, as a share of what was simulated; NaN where that means nothing. */
  public double gap() {
    return simulated
        .filter(interval -> interval.value() != 0 && Double.isFinite(analytic))
        .map(interval -> analytic / interval.value() - 1)
        .orElse(Double.NaN);
  }
}
