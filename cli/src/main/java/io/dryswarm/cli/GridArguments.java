package io.dryswarm.cli;

import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.steady.SteadyState;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What is varied in which scenario, and by how many threads it is run. */
final class GridArguments {
  @Mixin
  private ScenarioArguments scenario = new NamedScenario();

  @Option(
      names = "--vary",
      paramLabel = "PATH=VALUES",
      description =
          "Varies a setting: cluster.workers=3,5,7 or 1..10 or 10..50:10; may be repeated.")
  private List<String> vary = new ArrayList<>();

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
  void check(@Nullable CommandSpec command) {
    Usage.require(command, threads >= 1 && threads <= 4096, "--threads: expected 1 or more");
    Usage.require(
        command,
        level > 0 && level < 1,
        "--confidence: expected above 0 and below 1, such as 0.95");
  }

  Grid grid(@Nullable CommandSpec command) {
    Grid grid;
    try {
      grid = new Grid(vary.stream().map(Axis::parse).toList());
    } catch (IllegalArgumentException wrong) {
      throw Usage.mistake(command, "--vary: " + Failures.message(wrong));
    }
    for (Axis axis : grid.axes()) {
      for (String value : axis.values()) {
        Overrides.formFault(axis.path() + "=" + value).ifPresent(fault -> {
          throw Usage.mistake(command, "--vary: " + axis.path() + "=" + value + ": " + fault);
        });
      }
      scenario.optionFor(axis.path()).ifPresent(option -> {
        throw Usage.mistake(
            command,
            "--vary " + axis.path() + " and " + option
                + " say the same setting twice, expected one of them");
      });
    }
    return grid;
  }

  /** The experiment; every cell has been read. */
  Experiment experiment(
      Console console,
      Runner runner,
      Grid grid,
      List<String> metrics,
      SteadyState steady,
      boolean quiet)
      throws InputRejected {
    Experiment experiment = new Experiment(
        new ScenarioLoader(console.environment(), System.in),
        scenario.file(),
        scenario.overrides(),
        grid,
        metrics,
        runner::run,
        steady);
    for (Cell cell : grid.cells()) {
      LoadResult read = experiment.load(cell);
      if (read instanceof LoadResult.Rejected rejected) {
        throw rejected(grid, cell, rejected);
      }
      if (cell.index() == 0 && !quiet) {
        read.warnings().forEach(console::error);
      }
    }
    return experiment;
  }

  /** Why a cell cannot be read; which one it is, unless a message names the varied setting itself. */
  static InputRejected rejected(Grid grid, Cell cell, LoadResult.Rejected why) {
    String settings = String.join(" --vary ", grid.settings(cell));
    if (settings.isEmpty() || why.text().startsWith("--")) {
      return new InputRejected(why);
    }
    return new InputRejected("--vary " + settings
        + ": error: the scenario is wrong with it, see below; leave such values out of --vary, or change what does not fit them\n"
        + why.text());
  }
}
