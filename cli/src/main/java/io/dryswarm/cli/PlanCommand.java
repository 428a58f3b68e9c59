package io.dryswarm.cli;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.output.PlanJson;
import io.dryswarm.experiments.output.PlanText;
import io.dryswarm.experiments.plan.Estimates;
import io.dryswarm.experiments.plan.Looks;
import io.dryswarm.experiments.plan.Losses;
import io.dryswarm.experiments.plan.Plan;
import io.dryswarm.experiments.plan.Planner;
import io.dryswarm.experiments.plan.Prices;
import io.dryswarm.experiments.plan.Situation;
import io.dryswarm.experiments.steady.SteadyState;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.expect.Expectation;
import io.dryswarm.scenarios.expect.Goal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sim plan}: the smallest cluster that meets some goals. */
@Command(
    name = "plan",
    header = "Find the smallest cluster and the fewest replicas that meet goals, with confidence.",
    description = {
      "",
      "Examples:",
      "",
      "  sim plan scenarios/voting-capacity.yaml --goal \"votes.store_latency.p99 < 3s\" \\",
      "    --vary cluster.workers.count=1..5 \\",
      "    --vary stacks.vote.services.worker.deploy.replicas=4..12 --survive 1",
      "  sim plan shop.yaml --goal \"buyers.latency.p99 < 250ms\" --goal \"buyers.errors < 0.5%%\" \\",
      "    --vary cluster.workers.count=1..20 --price cluster.workers.count=40",
      "",
      "Values that come first are the smaller ones. Without prices the first --vary counts most.",
      ""
    },
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private static final int MOST_CANDIDATES = 10_000;

  @Spec
  private @Nullable CommandSpec command;

  @Mixin
  private GridArguments grid = new GridArguments();

  @Mixin
  private CommonOptions common = new CommonOptions();

  @Option(
      names = "--goal",
      paramLabel = "GOAL",
      description =
          "What must hold: \"voters.latency.p99 < 250ms\"; may be repeated; default: what the scenario expects of numbers.")
  private List<String> goals = new ArrayList<>();

  @Option(
      names = "--survive",
      paramLabel = "NODES",
      description =
          "The goals must hold, too, when so many workers lose power (1, 2, ...; node is 1), or this node (worker-2, leader).")
  private List<String> survive = new ArrayList<>();

  @Option(
      names = "--price",
      paramLabel = "PATH=PRICE",
      description =
          "What a unit of a varied setting costs; may be repeated. The cheapest candidate is sought then.")
  private List<String> prices = new ArrayList<>();

  @Option(
      names = "--replications",
      paramLabel = "N",
      defaultValue = "4",
      description = "Runs of a candidate before it is judged (default: 4).")
  private int replications = 4;

  @Option(
      names = "--max-replications",
      paramLabel = "N",
      defaultValue = "32",
      description = "Runs of a candidate that stays undecided, at most (default: 32).")
  private int most = 32;

  @Option(
      names = "--no-headroom",
      description = "Do not run the answer under more and more load until its goals break.")
  private boolean noHeadroom;

  private final Console console;
  private final Runner runner;

  PlanCommand(Console console, Runner runner) {
    this.console = console;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    Looks looks = check();
    Grid over = grid.grid(command);
    Usage.require(command, !over.axes().isEmpty(), "expected --vary: what may the search change?");
    Usage.require(
        command,
        over.cells().size() <= MOST_CANDIDATES,
        "--vary: " + over.cells().size() + " candidates, expected at most " + MOST_CANDIDATES);
    Prices costs = costs(over);
    LoadResult.Loaded loaded = largest(over);
    List<Goal> wanted = goals(loaded);
    List<Situation> situations = situations(loaded);
    Set<String> metrics = new LinkedHashSet<>();
    wanted.forEach(goal -> metrics.add(goal.metric()));
    metrics.addAll(Estimates.metrics(loaded.run()));
    Experiment experiment = grid.experiment(
        console, runner, over, List.copyOf(metrics), SteadyState.WHOLE_RUN, common.quiet);
    Plan plan = plan(experiment, wanted, situations, costs, looks);
    console.result(
        grid.format == RunCommand.Format.json
            ? new PlanJson(plan).render()
            : new PlanText(plan, console.terminal().width()).render());
    return plan.answer() == null ? ExitCode.FAILED : ExitCode.OK;
  }

  private Looks check() {
    grid.check(command);
    for (String goal : goals) {
      Usage.require(
          command,
          goal.matches(".*[<>=].*"),
          "--goal: \"" + goal
              + "\" is no goal, expected METRIC OPERATOR LIMIT, such as \"voters.latency.p99 < 250ms\"");
    }
    Usage.require(command, replications >= 2, "--replications: expected 2 or more");
    Usage.require(
        command,
        most >= replications && most <= 1_000_000,
        "--max-replications: expected at least --replications, which is " + replications);
    return new Looks(replications, most, grid.level());
  }

  private Prices costs(Grid over) {
    try {
      return Prices.parse(prices, over);
    } catch (IllegalArgumentException wrong) {
      throw Usage.mistake(command, "--price: " + Failures.message(wrong));
    }
  }

  /** The scenario with the last value of every axis: it has all nodes that any candidate has. */
  private LoadResult.Loaded largest(Grid over) throws InputRejected {
    Cell last = over.cells().get(over.cells().size() - 1);
    LoadResult read = new ScenarioLoader(console.environment(), System.in)
        .load(grid.scenario().file(), grid.scenario().overrides().vary(over.settings(last)));
    if (read instanceof LoadResult.Rejected rejected) {
      throw GridArguments.rejected(over, last, rejected);
    }
    return (LoadResult.Loaded) read;
  }

  private List<Goal> goals(LoadResult.Loaded loaded) throws InputRejected {
    List<Goal> parsed = new ArrayList<>();
    for (String goal : goals) {
      try {
        parsed.add(Goal.parse(goal, loaded.metrics()));
      } catch (IllegalArgumentException wrong) {
        throw new InputRejected("--goal: " + Failures.message(wrong));
      }
    }
    if (goals.isEmpty()) {
      loaded.expectations().stream()
          .filter(e -> loaded.metrics().unit(e.metric()).isPresent())
          .map(Expectation::expression)
          .forEach(expression -> parsed.add(Goal.parse(expression, loaded.metrics())));
    }
    if (parsed.isEmpty()) {
      throw new InputRejected("expected --goal, or expectations in the scenario: what must hold?");
    }
    return parsed;
  }

  private List<Situation> situations(LoadResult.Loaded loaded) throws InputRejected {
    Set<Situation> situations = new LinkedHashSet<>(List.of(Situation.PLAIN));
    for (String lost : survive) {
      situations.add(new Situation(1, losses(lost, loaded)));
    }
    return List.copyOf(situations);
  }

  private static Losses losses(String text, LoadResult.Loaded loaded) throws InputRejected {
    if (text.equals("node")) {
      return new Losses.Any(1);
    }
    if (text.matches("[1-9]\\d{0,3}")) {
      return new Losses.Any(Integer.parseInt(text));
    }
    List<String> names =
        new ArrayList<>(loaded.run().nodes().stream().map(NodeSpec::name).toList());
    names.add("leader");
    if (!names.contains(text)) {
      throw new InputRejected("--survive: \"" + text
          + "\" is no number of nodes, and no node is called so" + Suggestion.tail(text, names));
    }
    return new Losses.Named(text);
  }

  private Plan plan(
      Experiment experiment,
      List<Goal> wanted,
      List<Situation> situations,
      Prices costs,
      Looks looks)
      throws InterruptedException {
    PlanProgressLine progress = new PlanProgressLine(console.status(common.quiet));
    Interruption interruption =
        Interruption.tells(console, progress::clear, "; no result was written");
    try {
      return new Planner(
              experiment, wanted, situations, costs, looks, grid.workers(), !noHeadroom, progress)
          .plan();
    } finally {
      interruption.disarm();
      progress.clear();
    }
  }
}
