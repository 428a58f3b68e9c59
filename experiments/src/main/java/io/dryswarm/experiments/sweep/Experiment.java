package io.dryswarm.experiments.sweep;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.design.Trial;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
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
    this.loader = loader;
    this.file = file;
    this.overrides = overrides;
    this.grid = grid;
    this.cells = grid.cells();
    this.metrics = List.copyOf(metrics);
    this.simulator = simulator;
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
    Overrides all = overrides;
    for (String setting : grid.settings(cell)) {
      all = all.with(setting);
    }
    return all;
  }

  /**
   * Runs a trial.
   *
   * @throws IllegalStateException if its cell cannot be read (any more)
   */
  public TrialResult run(Trial trial) {
    LoadResult read = load(cells.get(trial.cell()));
    if (!(read instanceof LoadResult.Loaded first)) {
      throw new IllegalStateException(((LoadResult.Rejected) read).text());
    }
    long seed = trial.seed(first.run().run().seed());
    Overrides seeded = settings(cells.get(trial.cell())).withSeed(seed);
    LoadResult.Loaded loaded = (LoadResult.Loaded) loader.load(file, seeded);
    RunSpec spec = loaded.run();
    RunResult result = simulator.run(spec, RunOptions.PLAIN);
    return new TrialResult(trial, seed, result.resultDigest(), values(loaded.metrics(), result));
  }

  private List<OptionalDouble> values(Metrics all, RunResult result) {
    List<OptionalDouble> values = new ArrayList<>();
    metrics.forEach(metric -> values.add(all.value(metric, result)));
    return values;
  }
}
