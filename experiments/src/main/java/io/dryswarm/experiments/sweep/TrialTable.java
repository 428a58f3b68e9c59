package io.dryswarm.experiments.sweep;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Trial;
import io.dryswarm.experiments.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** All results so far, in the order of the grid whatever the order in which they came. */
public final class TrialTable {
  private final SortedMap<Trial, TrialResult> results = new TreeMap<>();

  public void add(TrialResult result) {
    results.put(result.trial(), result);
  }

  public boolean has(Trial trial) {
    return results.containsKey(trial);
  }

  public int size() {
    return results.size();
  }

  public List<TrialResult> all() {
    return List.copyOf(results.values());
  }

  /** The runs of a cell, in the order of replications. */
  public List<TrialResult> of(Cell cell) {
    return List.copyOf(results
        .subMap(new Trial(cell.index(), 0), new Trial(cell.index() + 1, 0))
        .values());
  }

  /**
   * The values of a metric in a cell, in the order of replications; runs that do not have it are left out.
   *
   * @param metric position of the metric
   */
  public double[] values(Cell cell, int metric) {
    List<Double> values = new ArrayList<>();
    for (TrialResult result : of(cell)) {
      OptionalDouble value = result.values().get(metric);
      value.ifPresent(values::add);
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** As {@link #values}, as a sample. */
  public Sample sample(Cell cell, int metric) {
    return Sample.of(values(cell, metric));
  }
}
