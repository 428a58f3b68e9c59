package io.dryswarm.cli;

import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.output.Measures;
import io.dryswarm.experiments.output.SweepFiles;
import io.dryswarm.experiments.output.SweepText;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Sweep;
import io.dryswarm.experiments.sweep.TrialLog;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.reports.output.OutputRefused;
import io.dryswarm.scenarios.LoadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim sweep}: all combinations of some settings. */
@Command(
    name = "sweep",
    header =
        "Run a scenario over a grid of settings, several times each, and report means with intervals.",
    description = {
      "",
      "Examples:",
      "",
      "  sim sweep scenarios/voting.yaml --vary cluster.workers=3..6 --replications 5",
      "  sim sweep scenarios/voting-rush.yaml \\",
      "    --vary stacks.vote.services.worker.deploy.replicas=5,10,20,40 --out rush",
      "  sim sweep scenarios/voting-healthy.yaml --vary users.voters.arrivals=10/s,14/s \\",
      "    --precision 5%% --max-replications 50",
      "",
      "With --out every run is kept as it ends: called again after a crash, the sweep goes on.",
      ""
    },
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  @Mixin
  private ExperimentArguments arguments = new ExperimentArguments();

  @Mixin
  private CommonOptions common = new CommonOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keep trials.jsonl there, and write runs.csv and summary.json at the end.")
  private @Nullable Path directory;

  @Option(
      names = "--statistic",
      paramLabel = "WHAT",
      defaultValue = "mean",
      description =
          "What the table shows of the runs of a cell: mean or median, each with its interval.")
  private SweepText.Statistic statistic = SweepText.Statistic.mean;

  private final Console console;
  private final Runner runner;

  SweepCommand(Console console, Runner runner) {
    this.console = console;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    arguments.check();
    Grid grid = arguments.grid();
    LoadResult.Loaded loaded = arguments.scenario().load(console, true);
    Measures measures = arguments.measures(loaded);
    Experiment experiment =
        arguments.experiment(console, runner, grid, measures.names(), common.quiet);
    TrialTable table = arguments.values(experiment, run(experiment), console);
    SweepFiles files = new SweepFiles(grid, measures, table, arguments.level());
    if (directory != null) {
      write(directory, files);
    }
    console.result(
        arguments.format() == RunCommand.Format.json
            ? files.json()
            : new SweepText(grid, measures, table, arguments.level(), statistic)
                .render(console.terminal().width()));
    return ExitCode.OK;
  }

  private TrialTable run(Experiment experiment) throws Exception {
    TrialProgress progress = new TrialProgress(console.status(common.quiet), System::nanoTime);
    Sweep sweep = arguments.sweep(experiment);
    Interruption interruption = Interruption.tells(
        console,
        progress::clear,
        directory == null
            ? "; no result was written"
            : "; the runs that have ended are kept in " + directory
                + ", and the same command goes on from there");
    try {
      return directory == null
          ? sweep.run(progress)
          : sweep.runIn(directory, header(experiment), progress);
    } catch (TrialLog.OtherSweep | Sweep.Changed other) {
      throw new OutputRefused(Failures.message(other));
    } finally {
      interruption.disarm();
      progress.clear();
    }
  }

  /** Two sweeps with the same header may share their runs; the number of replications may grow. */
  private String header(Experiment experiment) {
    return String.join(
        " ",
        List.of(
            "#",
            Version.tool(),
            arguments.scenario().file().toString(),
            arguments.scenario().overrides().toString(),
            experiment.grid().axes().toString(),
            experiment.metrics().toString(),
            arguments.steady().isUsed() ? arguments.steady().toString() : "whole runs"));
  }

  private static void write(Path directory, SweepFiles files) throws IOException {
    Files.writeString(directory.resolve(SweepFiles.RUNS), files.csv(), StandardCharsets.UTF_8);
    Files.writeString(directory.resolve(SweepFiles.SUMMARY), files.json(), StandardCharsets.UTF_8);
  }
}
