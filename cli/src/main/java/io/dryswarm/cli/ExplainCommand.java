package io.dryswarm.cli;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.cluster.observe.explain.RunExplainer;
import io.dryswarm.models.cluster.observe.explain.UnknownName;
import io.dryswarm.models.result.Explanation;
import io.dryswarm.reports.json.ExplanationJson;
import io.dryswarm.reports.text.ExplanationText;
import io.dryswarm.reports.text.Layout;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim explain}: one run, and the reasons behind one service or task. */
@Command(
    name = "explain",
    header = "Run a scenario, and tell why a task is where it is, was replaced, or still waits.",
    description = {
      "",
      "Examples:",
      "",
      "  sim explain scenarios/voting.yaml --task vote_vote.1 --at 4:12",
      "  sim explain scenarios/voting.yaml --service db --format json | jq .places",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  /** One of the two. */
  static final class Subject {
    @Option(
        names = "--task",
        paramLabel = "NAME",
        required = true,
        description =
            "The newest task of a slot (vote_vote.1, vote.1, agent.worker-1), its second one (vote_vote.1#2), or a task's id.")
    private @Nullable String task;

    @Option(
        names = "--service",
        paramLabel = "NAME",
        required = true,
        description = "A service, by full or short name, or its id: each of its slots.")
    private @Nullable String service;
  }

  @Mixin
  private ScenarioArguments scenarioArguments = new NamedScenario();

  @Mixin
  private CommonOptions common = new CommonOptions();

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  @Option(
      names = "--at",
      paramLabel = "T",
      converter = ClockTimeConverter.class,
      description = "As of this time of the run: 4:12, 252s (default: its end).")
  private @Nullable Long atNs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (docs/explain.md).")
  private RunCommand.Format format = RunCommand.Format.text;

  private final Console console;
  private final Runner runner;

  ExplainCommand(Console console, Runner runner) {
    this.console = console;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    RunSpec spec = scenarioArguments.load(console, common.quiet).run();
    long endNs = atNs == null ? spec.durationNs() : Math.min(atNs, spec.durationNs());
    if (atNs != null && atNs > endNs && !common.quiet) {
      console.note("the run ends at " + Time.clock(endNs) + ": this is its end");
    }
    Progress progress = new Progress(console.status(common.quiet), endNs);
    RunExplainer explainer = new RunExplainer();
    runner.run(spec, new RunOptions(List.of(), progress, endNs, null, explainer));
    progress.clear();
    print(explanation(explainer, spec, endNs));
    return ExitCode.OK;
  }

  private Explanation explanation(RunExplainer explainer, RunSpec spec, long endNs)
      throws InputRejected {
    try {
      return subject.task != null
          ? explainer.task(subject.task, spec.run())
          : explainer.service(Objects.requireNonNull(subject.service), spec.run());
    } catch (UnknownName unknown) {
      String hint = endNs <= spec.deployNs()
          ? "; the stacks are deployed at " + Time.clock(spec.deployNs())
          : Suggestion.tail(unknown.name(), unknown.known());
      throw new InputRejected(
          "sim explain: " + unknown.getMessage() + " up to " + Time.clock(endNs) + hint);
    }
  }

  private void print(Explanation explanation) throws IOException {
    if (format == RunCommand.Format.json) {
      console.result(stream -> ExplanationJson.write(explanation, stream));
    } else {
      Terminal terminal = console.terminal();
      console.result(ExplanationText.render(
          explanation,
          new Layout(terminal.width(), terminal.colour(common.colour), Layout.Detail.NORMAL)));
    }
  }
}
