package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.analytic.Figures;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.scenarios.expect.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which numbers are measured beside the goals, and how they stand beside the formulas. */
public final class Estimates {
  /** The cores of all nodes; formulas alone tell their use. */
  static final String CORES = "cores of the nodes";

  private static final String LATENCY = ".latency.mean";
  private static final String STORED = ".store_latency.mean";
  private static final String USE = ".utilisation";

  private Estimates() {}

  /** Names of the numbers that a plan needs of a scenario besides those of its goals. */
  public static List<String> metrics(RunSpec run) {
    List<String> metrics = new ArrayList<>();
    for (UserSpec users : run.users()) {
      metrics.add(users.name() + LATENCY);
    }
    run.users().stream()
        .map(UserSpec::item)
        .filter(item -> !item.isEmpty())
        .distinct()
        .forEach(item -> metrics.add(item + STORED));
    run.stacks().stream()
        .flatMap(stack -> stack.services().stream())
        .filter(service -> !service.mode().isJob())
        .forEach(service -> metrics.add(service.name() + USE));
    return metrics;
  }

  static List<EstimateRow> rows(Figures figures, Outcome outcome) {
    List<EstimateRow> rows = new ArrayList<>();
    figures
        .responseNs()
        .forEach((users, ns) -> rows.add(row(users + LATENCY, Unit.DURATION, ns, outcome)));
    figures
        .storeNs()
        .forEach((item, ns) -> rows.add(row(item + STORED, Unit.DURATION, ns, outcome)));
    figures
        .utilisation()
        .forEach((service, share) -> rows.add(row(service + USE, Unit.SHARE, share, outcome)));
    rows.add(new EstimateRow(CORES, Unit.SHARE, figures.cores(), Optional.empty()));
    return rows;
  }

  private static EstimateRow row(String name, Unit unit, double analytic, Outcome outcome) {
    return new EstimateRow(name, unit, analytic, outcome.estimate(name));
  }

  /** The resource that is used most: of services as simulated, of cores as computed. */
  static EstimateRow bottleneck(List<EstimateRow> rows) {
    return rows.stream()
        .filter(row -> row.unit() == Unit.SHARE)
        .max(Comparator.comparingDouble(Estimates::use))
        .orElseThrow();
  }

  private static double use(EstimateRow row) {
    return row.simulated().map(interval -> interval.value()).orElse(row.analytic());
  }
}
