package io.dryswarm.experiments.sweep;

import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.expect.Expectation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is measured where nobody says otherwise. */
public final class UsualMetrics {
  private UsualMetrics() {}

  /** p50, p99 and errors of all users, and the numbers that the scenario expects something of; each once. */
  public static List<String> of(LoadResult.Loaded scenario) {
    Set<String> usual = new LinkedHashSet<>();
    for (UserSpec users : scenario.run().users()) {
      usual.add(users.name() + ".latency.p50");
      usual.add(users.name() + ".latency.p99");
      usual.add(users.name() + ".errors");
    }
    scenario.expectations().stream()
        .map(Expectation::metric)
        .filter(metric -> scenario.metrics().unit(metric).isPresent())
        .forEach(usual::add);
    return List.copyOf(usual);
  }
}
