package io.dryswarm.cli;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.output.Measures;
import io.dryswarm.experiments.statistics.MeanInterval;
import io.dryswarm.experiments.statistics.PrecisionRule;
import io.dryswarm.experiments.statistics.Sample;
import io.dryswarm.experiments.steady.SeriesMetric;
import io.dryswarm.experiments.steady.SteadyState;
import io.dryswarm.experiments.sweep.Batches;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Sweep;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.experiments.sweep.UsualMetrics;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.expect.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is varied, how often it runs and what is measured. */
final class ExperimentArguments {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Mixin
  private GridArguments grid = new GridArguments();

  @Mixin
  private SteadyArguments steady = new SteadyArguments();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      split = ",",
      description =
          "What is measured, as expectations name it; default: what the scenario expects, and p50, p99 and errors of all users.")
  private List<String> names = new ArrayList<>();

  /** Values that every cell has at least. */
  int values() {
    return steady.values();
  }

  double level() {
    return grid.level();
  }

  RunCommand.Format format() {
    return grid.format;
  }

  ScenarioArguments scenario() {
    return grid.scenario();
  }

  /** Checks what the options say without a file. */
  void check() {
    steady.check(command);
    grid.check(command);
  }

  void require(boolean holds, String message) {
    Usage.require(command, holds, message);
  }

  Grid grid() {
    return grid.grid(command);
  }

  SteadyState steady() {
    return steady.steady();
  }

  /**
   * What is measured in this scenario.
   *
   * @throws InputRejected for a name that no number has
   */
  Measures measures(LoadResult.Loaded loaded) throws InputRejected {
    Set<String> chosen = new LinkedHashSet<>(names.isEmpty() ? usual(loaded) : names);
    List<Unit> units = new ArrayList<>();
    for (String name : chosen) {
      units.add(loaded
          .metrics()
          .unit(name)
          .orElseThrow(() -> new InputRejected("--metric: no number is called \"" + name + "\""
              + loaded.metrics().tail(name))));
      if (steady().isUsed() && SeriesMetric.of(name, groups(loaded)).isEmpty()) {
        throw new InputRejected(
            "--metric: \"" + name
                + "\" belongs to the whole run; expected latencies or errors of users with --warm-up and --batches");
      }
    }
    return new Measures(List.copyOf(chosen), units);
  }

  private static Set<String> measured(List<String> metrics, LoadResult.Loaded loaded) {
    return metrics.stream()
        .map(metric -> SeriesMetric.of(metric, groups(loaded)).orElseThrow().users())
        .collect(Collectors.toSet());
  }

  private static List<String> groups(LoadResult.Loaded loaded) {
    return loaded.run().users().stream().map(UserSpec::name).toList();
  }

  private List<String> usual(LoadResult.Loaded loaded) {
    List<String> groups = groups(loaded);
    return UsualMetrics.of(loaded).stream()
        .filter(metric -> !steady().isUsed() || SeriesMetric.of(metric, groups).isPresent())
        .toList();
  }

  /** The experiment; every cell has been read. */
  Experiment experiment(
      Console console, Runner runner, Grid over, List<String> metrics, boolean quiet)
      throws InputRejected {
    Experiment experiment = grid.experiment(console, runner, over, metrics, steady(), quiet);
    if (steady().warmUp() == SteadyState.WarmUp.FIXED) {
      for (Cell cell : experiment.cells()) {
        if (experiment.load(cell) instanceof LoadResult.Loaded loaded) {
          steady.check(loaded.run(), measured(metrics, loaded));
        }
      }
    }
    return experiment;
  }

  Sweep sweep(Experiment experiment) {
    return steady.sweep(experiment, level(), grid.workers());
  }

  /** One row for each value of a cell: a run, or a batch. Tells what a reader should know about them. */
  TrialTable values(Experiment experiment, TrialTable runs, Console console) {
    Batches batches = new Batches(steady(), experiment.metrics().size(), runs);
    batches.warnings().forEach(console::note);
    PrecisionRule rule = steady.rule(level());
    if (rule != null) {
      tellImprecise(experiment, rule, batches.table(), console);
    }
    return batches.table();
  }

  private static void tellImprecise(
      Experiment experiment, PrecisionRule rule, TrialTable table, Console console) {
    for (Cell cell : experiment.cells()) {
      for (int metric = 0; metric < experiment.metrics().size(); metric++) {
        Sample sample = table.sample(cell, metric);
        if (sample.count() > 1 && !rule.isPrecise(MeanInterval.of(sample, rule.level()))) {
          console.note(experiment.metrics().get(metric) + " is not as precise as wanted after "
              + sample.count() + " runs of "
              + String.join(" ", experiment.grid().settings(cell)));
        }
      }
    }
  }
}
