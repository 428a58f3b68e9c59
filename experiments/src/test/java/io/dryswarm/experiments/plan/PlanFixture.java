package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.expect.Goal;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Plans of real, short runs. */
final class PlanFixture {
  final Path file;
  final Overrides overrides;
  final Grid grid;
  final List<Goal> goals;
  final List<Situation> situations;
  Looks looks = new Looks(3, 12, 0.95);
  boolean headroom;

  PlanFixture(
      Path file, Overrides overrides, List<String> vary, List<String> goals, Losses... losses) {
    this.file = file;
    this.overrides = overrides;
    this.grid = new Grid(vary.stream().map(Axis::parse).toList());
    LoadResult.Loaded loaded = loaded();
    this.goals = goals.stream().map(goal -> Goal.parse(goal, loaded.metrics())).toList();
    this.situations = Stream.concat(
            Stream.of(Situation.PLAIN), Stream.of(losses).map(lost -> new Situation(1, lost)))
        .toList();
  }

  private static ScenarioLoader loader() {
    return new ScenarioLoader(Map.of(), InputStream.nullInputStream());
  }

  private LoadResult.Loaded loaded() {
    LoadResult read = loader()
        .load(file, overrides.vary(grid.settings(grid.cells().get(grid.cells().size() - 1))));
    if (read instanceof LoadResult.Rejected rejected) {
      throw new AssertionError(rejected.text());
    }
    return (LoadResult.Loaded) read;
  }

  Experiment experiment() {
    Set<String> metrics = new LinkedHashSet<>();
    goals.forEach(goal -> metrics.add(goal.metric()));
    metrics.addAll(Estimates.metrics(loaded().run()));
    return new Experiment(
        loader(), file, overrides, grid, List.copyOf(metrics), ClusterSimulation::run);
  }

  Plan plan(int threads, String... prices) throws InterruptedException {
    return new Planner(
            experiment(),
            goals,
            situations,
            Prices.parse(List.of(prices), grid),
            looks,
            new Workers(threads),
            headroom,
            PlanProgress.SILENT)
        .plan();
  }

  /** Runs one candidate in all situations, as the search would. */
  boolean meets(int cell) throws InterruptedException {
    Trials trials = new Trials(experiment(), goals, looks, new Workers(2), PlanProgress.SILENT);
    for (Situation situation : situations) {
      if (!trials.outcome(grid.cells().get(cell), situation).isMet()) {
        return false;
      }
    }
    return true;
  }
}
