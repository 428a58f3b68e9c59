package io.dryswarm.experiments.baseline;

import io.dryswarm.experiments.baseline.Baseline.Line;
import io.dryswarm.experiments.baseline.Baseline.Section;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Sweep;
import io.dryswarm.experiments.sweep.TrialResult;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.experiments.sweep.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures a scenario for a baseline. */
public final class Recorder {
  private Recorder() {}

  /**
   * Runs a scenario with so many seeds.
   *
   * @param experiment of one cell
   * @param tolerances of its metrics, by name
   * @param runs       at least 2
   */
  public static Section record(
      Experiment experiment,
      SortedMap<String, Double> tolerances,
      int runs,
      Workers workers,
      Sweep.Progress progress)
      throws InterruptedException {
    TrialTable table = new Sweep(experiment, runs, workers).run(progress);
    List<TrialResult> results = table.of(experiment.cells().get(0));
    SortedMap<String, Line> lines = new TreeMap<>();
    for (int metric = 0; metric < experiment.metrics().size(); metric++) {
      List<OptionalDouble> values = new ArrayList<>();
      for (TrialResult result : results) {
        values.add(result.values().get(metric));
      }
      String name = experiment.metrics().get(metric);
      lines.put(name, new Line(0, tolerances.getOrDefault(name, 0.0), values));
    }
    return new Section(results.get(0).seed(), runs, lines);
  }
}
