package io.dryswarm.experiments.regression;

import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.experiments.baseline.Baseline;
import io.dryswarm.experiments.baseline.Baseline.Section;
import io.dryswarm.experiments.baseline.BaselineRefused;
import io.dryswarm.experiments.baseline.Gate;
import io.dryswarm.experiments.baseline.Judgement;
import io.dryswarm.experiments.baseline.Recorder;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.regression.ScenarioOutcome.Status;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Simulator;
import io.dryswarm.experiments.sweep.Sweep;
import io.dryswarm.experiments.sweep.UsualMetrics;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.expect.Direction;
import io.dryswarm.scenarios.expect.Metrics;
import io.dryswarm.scenarios.expect.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds scenarios against a baseline, or makes one of them. */
public final class BaselineSuite {
  private final ScenarioLoader loader;
  private final Overrides overrides;
  private final Simulator simulator;
  private final Path file;
  private final Workers workers;

  /**
   * @param overrides without a seed: the seeds are the baseline's
   * @param file      the baseline; scenarios are named from its folder
   */
  public BaselineSuite(
      ScenarioLoader loader, Overrides overrides, Simulator simulator, Path file, Workers workers) {
    this.loader = loader;
    this.overrides = overrides;
    this.simulator = simulator;
    this.file = file;
    this.workers = workers;
  }

  /** What the baseline calls a scenario: its path from the baseline's folder. */
  String key(Path scenario) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path whole = scenario.toAbsolutePath().normalize();
    Path key = folder == null ? whole : folder.relativize(whole);
    return key.toString().replace('\\', '/');
  }

  /**
   * Holds the names of a baseline against the scenarios, before anything is run; a scenario that cannot be read has none.
   *
   * @throws BaselineRefused with every line whose metric its scenario does not have, or that cannot become worse
   */
  public void requireMetrics(Baseline baseline, List<Path> scenarios) throws BaselineRefused {
    Problems problems = new Problems();
    for (Path scenario : scenarios) {
      Section section = baseline.scenarios().get(key(scenario));
      if (section != null && loader.load(scenario, overrides) instanceof LoadResult.Loaded loaded) {
        section
            .metrics()
            .forEach((name, line) -> fault(name, loaded.metrics(), key(scenario))
                .ifPresent(text -> problems.add(place(line.number()), "", text)));
      }
    }
    if (!problems.isEmpty()) {
      throw new BaselineRefused(problems.sorted());
    }
  }

  private Position place(int line) {
    return new Position(SourceFile.of(file.toString().replace('\\', '/'), ""), line, 1);
  }

  private static Optional<String> fault(String name, Metrics metrics, String scenario) {
    Optional<Unit> unit = metrics.unit(name);
    if (unit.isEmpty()) {
      return Optional.of(
          "no number of " + scenario + " is called \"" + name + "\"" + metrics.tail(name));
    }
    return Direction.of(name, unit.get()) == Direction.NEITHER
        ? Optional.of(name + " can not become worse: neither way is the better one")
        : Optional.empty();
  }

  /**
   * Adds a check per line of the baseline to outcomes of scenarios that could be run.
   *
   * @param outcomes in the order of the scenarios
   * @throws BaselineRefused as {@link #requireMetrics}
   */
  public List<ScenarioOutcome> check(
      Baseline baseline,
      double confidence,
      List<Path> scenarios,
      List<ScenarioOutcome> outcomes,
      Sweep.Progress progress)
      throws InterruptedException, BaselineRefused {
    requireMetrics(baseline, scenarios);
    Gate gate = new Gate(confidence, workers);
    List<Integer> tested = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      Section section = baseline.scenarios().get(key(scenarios.get(i)));
      if (section != null && isRunnable(outcomes.get(i))) {
        List<String> names = List.copyOf(section.metrics().keySet());
        gate.add(
            section,
            experiment(scenarios.get(i), section.firstSeed(), names),
            directions(scenarios.get(i), section));
        tested.add(i);
      }
    }
    List<SortedMap<String, Judgement>> judgements = gate.run(progress);
    List<ScenarioOutcome> all = new ArrayList<>(outcomes);
    for (int i = 0; i < tested.size(); i++) {
      Path scenario = scenarios.get(tested.get(i));
      Section section = baseline.scenarios().get(key(scenario));
      if (section != null) {
        BaselineChecks checks = new BaselineChecks(file, section, metrics(scenario));
        all.set(tested.get(i), all.get(tested.get(i)).with(checks.of(judgements.get(i))));
      }
    }
    return all;
  }

  private static boolean isRunnable(ScenarioOutcome outcome) {
    return outcome.status() == Status.PASSED || outcome.status() == Status.FAILED;
  }

  /** How each metric of a section can become worse; all of them can. */
  private List<Direction> directions(Path scenario, Section section) {
    Metrics metrics = metrics(scenario);
    return section.metrics().keySet().stream()
        .map(name -> Direction.of(name, metrics.unit(name).orElseThrow()))
        .toList();
  }

  private Metrics metrics(Path scenario) {
    return load(scenario).metrics();
  }

  private LoadResult.Loaded load(Path scenario) {
    LoadResult read = loader.load(scenario, overrides);
    if (read instanceof LoadResult.Rejected rejected) {
      throw new IllegalStateException(rejected.text()); // it could be read a moment ago
    }
    return (LoadResult.Loaded) read;
  }

  private Experiment experiment(Path scenario, long firstSeed, List<String> metrics) {
    return new Experiment(
        loader, scenario, overrides.withSeed(firstSeed), new Grid(List.of()), metrics, simulator);
  }

  /**
   * Measures scenarios and puts them into a baseline; those that cannot be run, and those that are not among the scenarios, stay as they
   * are there. Metrics and tolerances of a scenario that is there already are kept.
   *
   * @param tolerance of new lines
   * @param runs      of each scenario, at least 2
   */
  public Baseline update(
      Baseline baseline,
      double tolerance,
      int runs,
      List<Path> scenarios,
      List<ScenarioOutcome> outcomes,
      Sweep.Progress progress)
      throws InterruptedException {
    Baseline updated = baseline;
    for (int i = 0; i < scenarios.size(); i++) {
      if (isRunnable(outcomes.get(i))) {
        Section before = baseline.scenarios().get(key(scenarios.get(i)));
        Section section = record(scenarios.get(i), before, tolerance, runs, progress);
        updated = updated.with(key(scenarios.get(i)), section);
      }
    }
    return updated;
  }

  private Section record(
      Path scenario, @Nullable Section before, double tolerance, int runs, Sweep.Progress progress)
      throws InterruptedException {
    LoadResult.Loaded loaded = load(scenario);
    TreeMap<String, Double> tolerances = new TreeMap<>();
    if (before != null) {
      before.metrics().forEach((name, line) -> tolerances.put(name, line.tolerance()));
      tolerances.keySet().removeIf(name -> !canBecomeWorse(loaded, name));
    } else {
      UsualMetrics.of(loaded).stream()
          .filter(name -> canBecomeWorse(loaded, name))
          .forEach(name -> tolerances.put(name, tolerance));
    }
    Experiment experiment =
        experiment(scenario, loaded.run().run().seed(), List.copyOf(tolerances.keySet()));
    return Recorder.record(experiment, tolerances, runs, workers, progress);
  }

  private static boolean canBecomeWorse(LoadResult.Loaded loaded, String name) {
    return loaded
        .metrics()
        .unit(name)
        .filter(unit -> Direction.of(name, unit) != Direction.NEITHER)
        .isPresent();
  }
}
