package io.dryswarm.experiments.sweep;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.design.Trial;
import io.dryswarm.experiments.steady.RequestSeries;
import io.dryswarm.experiments.steady.SeriesMetric;
import io.dryswarm.experiments.steady.SteadyState;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.expect.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A scenario, a grid over it and what is measured: everything that a trial needs. Safe for several threads. */
public final class Experiment {
  private final ScenarioLoader loader;
  private final Path file;
  private final Overrides overrides;
  private final Grid grid;
  private final List<Cell> cells;
  private final List<String> metrics;
  private final Simulator simulator;
  private final SteadyState steady;

  /**
   * @param overrides what the command line sets besides the grid
   * @param metrics   names of numbers that every cell has
   */
  public Experiment(
      ScenarioLoader loader,
      Path file,
      Overrides overrides,
      Grid grid,
      List<String> metrics,
      Simulator simulator) {
    this(loader, file, overrides, grid, metrics, simulator, SteadyState.WHOLE_RUN);
  }

  /**
   * @param steady which part of a run counts; if not all of it, metrics are latencies and errors of users
   */
  public Experiment(
      ScenarioLoader loader,
      Path file,
      Overrides overrides,
      Grid grid,
      List<String> metrics,
      Simulator simulator,
      SteadyState steady) {
    this.loader = loader;
    this.file = file;
    this.overrides = overrides;
    this.grid = grid;
    this.cells = grid.cells();
    this.metrics = List.copyOf(metrics);
    this.simulator = simulator;
    this.steady = steady;
  }

  public Grid grid() {
    return grid;
  }

  public List<Cell> cells() {
    return cells;
  }

  public List<String> metrics() {
    return metrics;
  }

  /** The scenario of a cell, or what is wrong with it. */
  public LoadResult load(Cell cell) {
    return loader.load(file, settings(cell));
  }

  private Overrides settings(Cell cell) {
    return overrides.vary(grid.settings(cell));
  }

  /**
   * Runs a trial.
   *
   * @throws IllegalStateException if its cell cannot be read (any more)
   */
  public TrialResult run(Trial trial) {
    return run(trial, SpecChange.NONE);
  }

  /** Runs a trial in which something more is different. */
  public TrialResult run(Trial trial, SpecChange change) {
    LoadResult read = load(cells.get(trial.cell()));
    if (!(read instanceof LoadResult.Loaded first)) {
      throw new IllegalStateException(((LoadResult.Rejected) read).text());
    }
    long seed = trial.seed(first.run().run().seed());
    Overrides seeded = settings(cells.get(trial.cell())).withSeed(seed);
    LoadResult.Loaded loaded = (LoadResult.Loaded) loader.load(file, seeded);
    RunSpec spec = change.apply(loaded.run(), trial.replication());
    return steady.isUsed()
        ? runWatched(trial, seed, spec)
        : runPlain(trial, seed, spec, loaded.metrics());
  }

  private TrialResult runPlain(Trial trial, long seed, RunSpec spec, Metrics all) {
    RunResult result = simulator.run(spec, RunOptions.PLAIN);
    List<OptionalDouble> values = new ArrayList<>();
    metrics.forEach(metric -> values.add(all.value(metric, result)));
    return new TrialResult(trial, seed, result.resultDigest(), values);
  }

  /** Values as {@link Batches} reads them. */
  private TrialResult runWatched(Trial trial, long seed, RunSpec spec) {
    RequestSeries series = new RequestSeries();
    RunOptions plain = RunOptions.PLAIN;
    RunResult result = simulator.run(
        spec,
        new RunOptions(plain.sinks(), plain.progressNs(), plain.untilNs(), null, null, series));
    List<String> groups = spec.users().stream().map(UserSpec::name).toList();
    List<SeriesMetric> wanted = metrics.stream()
        .map(metric -> SeriesMetric.of(metric, groups).orElseThrow())
        .toList();
    SteadyState.Measured measured = steady.measure(wanted, series, spec);
    List<OptionalDouble> values = new ArrayList<>(measured.values());
    values.add(OptionalDouble.of(measured.unsettled()));
    return new TrialResult(trial, seed, result.resultDigest(), values);
  }
}
