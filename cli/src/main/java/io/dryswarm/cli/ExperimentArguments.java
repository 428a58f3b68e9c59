package io.dryswarm.cli;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.output.Measures;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.UsualMetrics;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.expect.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is varied, how often it runs and what is measured. */
final class ExperimentArguments {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Mixin
  private ScenarioArguments scenario = new NamedScenario();

  @Option(
      names = "--vary",
      paramLabel = "PATH=VALUES",
      description =
          "Varies a setting: cluster.workers=3,5,7 or 1..10 or 10..50:10; may be repeated.")
  private List<String> vary = new ArrayList<>();

  @Option(
      names = "--replications",
      paramLabel = "N",
      defaultValue = "10",
      description = "Runs of each cell, with the seeds N, N+1, ... (default: 10).")
  private int replications = 10;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      split = ",",
      description =
          "What is measured, as expectations name it; default: what the scenario expects, and p50, p99 and errors of all users.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--confidence",
      paramLabel = "P",
      defaultValue = "0.95",
      description = "Of intervals and findings (default: 0.95).")
  private double level = 0.95;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at the same time; the result is the same (default: the processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  RunCommand.Format format = RunCommand.Format.text;

  int replications() {
    return replications;
  }

  double level() {
    return level;
  }

  ScenarioArguments scenario() {
    return scenario;
  }

  Workers workers() {
    return new Workers(threads);
  }

  /** Checks what the options say without a file. */
  void check() {
    require(replications >= 1 && replications <= 1_000_000, "--replications: expected 1 or more");
    require(threads >= 1 && threads <= 4096, "--threads: expected 1 or more");
    require(level > 0 && level < 1, "--confidence: expected above 0 and below 1, such as 0.95");
  }

  void require(boolean holds, String message) {
    if (!holds) {
      throw mistake(message);
    }
  }

  private ParameterException mistake(String message) {
    CommandSpec spec = command;
    if (spec == null) {
      throw new IllegalStateException("not part of a command");
    }
    return new ParameterException(spec.commandLine(), message);
  }

  Grid grid() {
    try {
      return new Grid(vary.stream().map(Axis::parse).toList());
    } catch (IllegalArgumentException wrong) {
      throw mistake("--vary: " + Failures.message(wrong));
    }
  }

  /**
   * What is measured in this scenario.
   *
   * @throws InputRejected for a name that no number has
   */
  Measures measures(LoadResult.Loaded loaded) throws InputRejected {
    Set<String> chosen = new LinkedHashSet<>(names.isEmpty() ? UsualMetrics.of(loaded) : names);
    List<Unit> units = new ArrayList<>();
    for (String name : chosen) {
      units.add(loaded
          .metrics()
          .unit(name)
          .orElseThrow(() -> new InputRejected("--metric: no number is called \"" + name + "\""
              + Suggestion.tail(name, loaded.metrics().names()))));
    }
    return new Measures(List.copyOf(chosen), units);
  }

  /** The experiment; every cell has been read. */
  Experiment experiment(
      Console console, Runner runner, Grid grid, List<String> metrics, boolean quiet)
      throws InputRejected {
    Experiment experiment = new Experiment(
        new ScenarioLoader(console.environment(), System.in),
        scenario.file(),
        scenario.overrides(),
        grid,
        metrics,
        runner::run);
    for (Cell cell : grid.cells()) {
      LoadResult read = experiment.load(cell);
      if (read instanceof LoadResult.Rejected rejected) {
        throw new InputRejected(rejected);
      }
      if (cell.index() == 0 && !quiet) {
        read.warnings().forEach(console::error);
      }
    }
    return experiment;
  }
}
