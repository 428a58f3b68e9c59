package io.dryswarm.cli;

import io.dryswarm.experiments.baseline.Baseline;
import io.dryswarm.experiments.baseline.BaselineFile;
import io.dryswarm.experiments.baseline.BaselineRefused;
import io.dryswarm.experiments.output.SuiteJson;
import io.dryswarm.experiments.output.SuiteText;
import io.dryswarm.experiments.regression.BaselineSuite;
import io.dryswarm.experiments.regression.ScenarioOutcome;
import io.dryswarm.experiments.regression.ScenarioOutcome.Status;
import io.dryswarm.experiments.regression.Suite;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim test}: scenarios as regression tests. */
@Command(
    name = "test",
    header = "Run scenarios as tests: expectations, golden decisions, baselines.",
    description = {
      "",
      "Examples:",
      "",
      "  sim test scenarios/",
      "  sim test scenarios/ --junit target/sim.xml",
      "  sim test scenarios/voting.yaml --update-golden",
      "  sim test scenarios/voting.yaml --baseline baseline.txt --update-baseline --tolerance 5%%",
      "  sim test scenarios/ --baseline baseline.txt",
      "",
      "Several scenarios run at a time; the result does not depend on it. See docs/testing.md.",
      ""
    },
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  @Mixin
  private TestArguments arguments = new TestArguments();

  @Mixin
  private BaselineArguments baseline = new BaselineArguments();

  @Mixin
  private TestReports reports = new TestReports();

  @Mixin
  private CommonOptions common = new CommonOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (docs/testing.md).")
  private RunCommand.Format format = RunCommand.Format.text;

  @Option(names = "--no-fail", description = "Exit with 0 even if a check failed.")
  private boolean noFail;

  private final Console console;
  private final Runner runner;

  TestCommand(Console console, Runner runner) {
    this.console = console;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    baseline.check(arguments);
    Workers workers = arguments.workers();
    ScenarioLoader loader = new ScenarioLoader(console.environment(), System.in);
    List<Path> files = arguments.files(loader);
    Baseline before = baselineFor(files, loader, workers);
    Suite suite = new Suite(
        loader, arguments.overrides(), runner::run, arguments.golden(), arguments.updateGolden);
    TrialProgress progress = new TrialProgress(console.status(common.quiet), System::nanoTime);
    Interruption interruption =
        Interruption.tells(console, progress::clear, "; no result was written");
    List<ScenarioOutcome> outcomes;
    try {
      outcomes = suite.run(files, workers, progress);
      if (baseline.file != null) {
        outcomes = holdAgainst(before, baseline.file, loader, workers, files, outcomes, progress);
      }
    } finally {
      interruption.disarm();
      progress.clear();
    }
    print(outcomes);
    return exitCode(outcomes);
  }

  /** What is on record, held against the scenarios before any of them is run; nothing where nobody asks. */
  private Baseline baselineFor(List<Path> files, ScenarioLoader loader, Workers workers)
      throws InputRejected {
    if (baseline.file == null) {
      return Baseline.empty();
    }
    Baseline before = baseline.read(baseline.file);
    if (!baseline.update) {
      BaselineSuite suite =
          new BaselineSuite(loader, arguments.overrides(), runner::run, baseline.file, workers);
      try {
        suite.requireMetrics(before, files);
      } catch (BaselineRefused refused) {
        throw new InputRejected(Failures.message(refused));
      }
    }
    return before;
  }

  private List<ScenarioOutcome> holdAgainst(
      Baseline before,
      Path file,
      ScenarioLoader loader,
      Workers workers,
      List<Path> scenarios,
      List<ScenarioOutcome> outcomes,
      TrialProgress progress)
      throws Exception {
    BaselineSuite suite =
        new BaselineSuite(loader, arguments.overrides(), runner::run, file, workers);
    if (baseline.update) {
      Baseline updated = suite.update(
          before, baseline.tolerance(), baseline.replications, scenarios, outcomes, progress);
      write(file, BaselineFile.text(updated));
      return outcomes;
    }
    return suite.check(before, baseline.confidence, scenarios, outcomes, progress);
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private void print(List<ScenarioOutcome> outcomes) throws IOException {
    if (format == RunCommand.Format.json) {
      console.result(SuiteJson.render(outcomes));
    } else {
      console.result(
          SuiteText.render(outcomes, detail()) + reports.lines(outcomes, console.environment()));
    }
    reports.writeFiles(outcomes, console.environment());
  }

  private SuiteText.Detail detail() {
    if (common.quiet) {
      return SuiteText.Detail.BRIEF;
    }
    return common.verbose ? SuiteText.Detail.FULL : SuiteText.Detail.NORMAL;
  }

  private int exitCode(List<ScenarioOutcome> outcomes) {
    Status worst = Status.PASSED;
    for (ScenarioOutcome outcome : outcomes) {
      worst = outcome.status().compareTo(worst) > 0 ? outcome.status() : worst;
    }
    return switch (worst) {
      case PASSED -> ExitCode.OK;
      case FAILED -> noFail ? ExitCode.OK : ExitCode.FAILED;
      case INVALID -> ExitCode.INPUT;
      case FAULT -> ExitCode.FAULT;
    };
  }
}
