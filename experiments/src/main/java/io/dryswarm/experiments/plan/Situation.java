package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.sweep.SpecChange;
import io.dryswarm.models.cluster.RunSpec;

/**
 * What a candidate has to bear.
 *
 * @param load   so many times as many users as the scenario has, more than 0
 * @param losses nodes that go
 */
public record Situation(double load, Losses losses) implements SpecChange {
  /** As the scenario says it. */
  public static final Situation PLAIN = new Situation(1, Losses.none());

  public Situation withLoad(double newLoad) {
    return new Situation(newLoad, losses);
  }

  /** Whether nodes go. */
  public boolean hasLosses() {
    return !losses.equals(Losses.none());
  }

  @Override
  public RunSpec apply(RunSpec run, int replication) {
    RunSpec loaded = load == 1
        ? run
        : run.withUsers(run.users().stream()
            .map(users -> users.withArrivals(users.arrivals().times(load)))
            .toList());
    return hasLosses() ? losses.strike(loaded, replication) : loaded;
  }
}
