package io.dryswarm.cli;

import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.output.ComparisonReport;
import io.dryswarm.experiments.output.Measures;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.scenarios.LoadResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim compare}: variants of a scenario with the same random numbers. */
@Command(
    name = "compare",
    header =
        "Run variants of a scenario with the same random numbers, and say what is better, worse, or luck.",
    description = {
      "",
      "Examples:",
      "",
      "  sim compare scenarios/voting.yaml --vary cluster.workers=3,4",
      "  sim compare scenarios/voting-rush.yaml \\",
      "    --vary stacks.vote.services.worker.deploy.replicas=20,22,24 --metric votes.waiting",
      "",
      "The first combination of values is the base. With more than two, findings are corrected for their number.",
      ""
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Mixin
  private ExperimentArguments arguments = new ExperimentArguments();

  @Mixin
  private CommonOptions common = new CommonOptions();

  @Option(names = "--fail-on-worse", description = "Exit with 1 if a variant is worse in anything.")
  private boolean failOnWorse;

  private final Console console;
  private final Runner runner;

  CompareCommand(Console console, Runner runner) {
    this.console = console;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    arguments.check();
    Grid grid = arguments.grid();
    arguments.require(grid.cells().size() > 1, "--vary: expected at least two values to compare");
    arguments.require(arguments.values() > 1, "--replications: expected 2 or more");
    LoadResult.Loaded loaded = arguments.scenario().load(console, true);
    Measures measures = arguments.measures(loaded);
    Experiment experiment =
        arguments.experiment(console, runner, grid, measures.names(), common.quiet);
    TrialTable table = arguments.values(experiment, run(experiment), console);
    ComparisonReport report = new ComparisonReport(grid, measures, table, arguments.level());
    console.result(
        arguments.format() == RunCommand.Format.json
            ? report.json()
            : report.text(console.terminal().width()));
    return failOnWorse && report.anyWorse() ? ExitCode.FAILED : ExitCode.OK;
  }

  private TrialTable run(Experiment experiment) throws InterruptedException {
    TrialProgress progress = new TrialProgress(console.status(common.quiet), System::nanoTime);
    Interruption interruption =
        Interruption.tells(console, progress::clear, "; no result was written");
    try {
      return arguments.sweep(experiment).run(progress);
    } finally {
      interruption.disarm();
      progress.clear();
    }
  }
}
