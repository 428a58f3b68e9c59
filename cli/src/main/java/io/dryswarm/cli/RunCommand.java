package io.dryswarm.cli;

import io.dryswarm.core.Time;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.cluster.observe.history.RunRecorder;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.json.JsonReport;
import io.dryswarm.reports.text.Layout;
import io.dryswarm.reports.text.Quantity;
import io.dryswarm.reports.text.TextReport;
import io.dryswarm.scenarios.LoadResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim run}: one run and its report. */
@Command(
    name = "run",
    header = "Run a scenario or a stack file, and report what happened.",
    description = {
      "",
      "Examples:",
      "",
      "  sim run scenarios/voting.yaml",
      "  sim run stack.yml --duration 10m --set cluster.workers=5 --format json | jq .latency",
      ""
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  /** Form of the result on standard output. */
  enum Format {
    text,
    json
  }

  private static final long TYPED_AFTER_NS = 30 * Time.SECOND;

  @Mixin
  private ScenarioArguments scenarioArguments = new OptionalScenario();

  @Mixin
  private CommonOptions common = new CommonOptions();

  @Option(
      names = "--until",
      paramLabel = "D",
      converter = DurationConverter.class,
      description =
          "Stop at this time of the run, to look at its beginning: 12.5s. Expectations are not judged then.")
  private @Nullable Long untilNs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (docs/report.schema.json).")
  private Format format = Format.text;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Also write report.html, report.json, CSV files, latency.hlog and trace.json (for ui.perfetto.dev) there; all or nothing.")
  private @Nullable Path directory;

  @Option(names = "--force", description = "Use DIR even if it holds other files; they stay.")
  private boolean force;

  @Option(
      names = "--trace",
      description = "Write every trace record: DIR/trace.jsonl, or stderr without --out.")
  private boolean trace;

  @Option(
      names = "--docker",
      paramLabel = "LINE",
      converter = DockerLineConverter.class,
      description =
          "Type a command of Docker on the first manager half a minute after the stacks are deployed, and print only what it prints: --docker \"service ls\". Repeatable: one after another. Without FILE on a cluster of three managers and two workers.")
  private List<Operation.Typed> typed = List.of();

  @Option(names = "--no-fail", description = "Exit with 0 even if an expectation failed.")
  private boolean noFail;

  private final Console console;
  private final Runner runner;
  private final TypedLines typedLines = new TypedLines();

  RunCommand(Console console, Runner runner) {
    this.console = console;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    LoadResult.Loaded scenario = typed.isEmpty()
        ? scenarioArguments.load(console, common.quiet)
        : scenarioArguments.loadOrDefault(console, common.quiet);
    refuseIfNothingIsTyped(scenario.run());
    RunReport report = runInto(RunOutput.open(directory, force, trace, console.err()), scenario);
    print(report);
    return report.passed() || noFail ? ExitCode.OK : ExitCode.FAILED;
  }

  /** A run that ends before the first command would print nothing, and not say why. */
  private void refuseIfNothingIsTyped(RunSpec spec) throws InputRejected {
    long typedNs = spec.deployNs() + TYPED_AFTER_NS;
    if (!typed.isEmpty() && endNs(spec) <= typedNs) {
      throw new InputRejected("--docker: commands are typed at " + Quantity.duration(typedNs)
          + ", the run stops at " + Quantity.duration(endNs(spec)));
    }
  }

  private long endNs(RunSpec spec) {
    return untilNs == null ? spec.durationNs() : Math.min(untilNs, spec.durationNs());
  }

  private RunReport runInto(RunOutput output, LoadResult.Loaded scenario) throws IOException {
    RunSpec spec = typed.isEmpty()
        ? scenario.run()
        : scenario.run().withScript(scenario.run().deployNs() + TYPED_AFTER_NS, typed);
    long endNs = endNs(spec);
    Progress progress = new Progress(console.status(common.quiet), endNs);
    long startedNs = System.nanoTime();
    Interruption interruption = Interruption.runs(() -> interrupted(output, progress));
    try {
      RunRecorder recorder = directory == null ? null : new RunRecorder();
      List<TraceSink> sinks =
          Stream.concat(output.sinks().stream(), Stream.of(typedLines)).toList();
      RunOptions options =
          new RunOptions(typed.isEmpty() ? output.sinks() : sinks, progress, endNs, null);
      RunResult result =
          runner.run(spec, recorder == null ? options : options.recordedBy(recorder));
      progress.clear();
      boolean early = endNs < spec.durationNs();
      RunReport report = new RunReport(
          Version.tool(),
          spec.engine().name(),
          result,
          early ? List.of() : Verdicts.of(scenario.expectations(), result),
          recorder == null ? null : recorder.history());
      if (early && !scenario.expectations().isEmpty() && !common.quiet) {
        console.note("stopped early: expectations are not judged");
      }
      output.publish(report);
      tellEnd(result, System.nanoTime() - startedNs);
      return report;
    } finally {
      interruption.disarm();
      progress.clear();
      giveUp(output);
    }
  }

  private void tellEnd(RunResult result, long tookNs) {
    if (common.verbose) {
      console.note(result.events() + " events in " + Quantity.duration(tookNs) + " of real time");
    }
    if (directory != null && !common.quiet) {
      console.note("files are in " + directory);
    }
  }

  private void interrupted(RunOutput output, Progress progress) {
    progress.clear();
    giveUp(output);
    console.note("interrupted at " + Time.clock(progress.reachedNs())
        + " of the run; no report was written");
  }

  /** Does nothing once the output is published. */
  private void giveUp(RunOutput output) {
    try {
      output.abandon().ifPresent(kept -> console.note("the trace so far is in " + kept));
    } catch (IOException e) {
      console.note("cannot tidy up: " + e.getMessage());
    }
  }

  private void print(RunReport report) throws IOException {
    if (format == Format.text && !typed.isEmpty()) {
      console.result(typedLines.text());
    } else if (format == Format.json) {
      console.result(stream -> JsonReport.write(report, stream));
    } else {
      Terminal terminal = console.terminal();
      console.result(TextReport.render(
          report, new Layout(terminal.width(), terminal.colour(common.colour), detail())));
    }
  }

  private Layout.Detail detail() {
    if (common.quiet) {
      return Layout.Detail.BRIEF;
    }
    return common.verbose ? Layout.Detail.FULL : Layout.Detail.NORMAL;
  }
}
