package io.dryswarm.experiments.output;

import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.experiments.statistics.MeanInterval;
import io.dryswarm.experiments.statistics.QuantileInterval;
import io.dryswarm.experiments.statistics.Sample;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.reports.text.TextTable;
import io.dryswarm.scenarios.expect.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sweep as a table: one row per cell, the mean of each metric with its half width, or the median with its interval. */
public final class SweepText {
  private final Grid grid;
  private final Measures measures;
  private final TrialTable table;
  private final double level;
  private final Statistic statistic;

  /** What is shown of the runs of a cell. */
  public enum Statistic {
    mean,
    median
  }

  /**
   * @param level confidence of the intervals: 0.95
   */
  public SweepText(
      Grid grid, Measures measures, TrialTable table, double level, Statistic statistic) {
    this.grid = grid;
    this.measures = measures;
    this.table = table;
    this.level = level;
    this.statistic = statistic;
  }

  /** Fitted into a width of so many columns. */
  public String render(int width) {
    List<String> titles = new ArrayList<>(grid.axes().stream().map(Axis::path).toList());
    titles.addAll(measures.names());
    boolean[] right = new boolean[titles.size()];
    Arrays.fill(right, true);
    TextTable text = new TextTable(titles, right);
    for (Cell cell : grid.cells()) {
      text.add(row(cell));
    }
    return String.join("\n", text.lines(width)) + "\n";
  }

  private List<String> row(Cell cell) {
    List<String> row = new ArrayList<>(cell.values());
    for (int metric = 0; metric < measures.names().size(); metric++) {
      row.add(
          statistic == Statistic.mean
              ? mean(metric, table.sample(cell, metric))
              : median(metric, table.values(cell, metric)));
    }
    return row;
  }

  private String median(int metric, double[] values) {
    if (values.length == 0) {
      return "-";
    }
    Unit unit = measures.units().get(metric);
    String median = unit.text(QuantileInterval.estimate(values, 0.5));
    return QuantileInterval.find(values, 0.5, level)
        .map(interval ->
            median + " (" + unit.text(interval.lower()) + "-" + unit.text(interval.upper()) + ")")
        .orElse(median);
  }

  private String mean(int metric, Sample sample) {
    if (sample.count() == 0) {
      return "-";
    }
    String mean = measures.units().get(metric).text(sample.mean());
    if (sample.count() < 2) {
      return mean;
    }
    Interval interval = MeanInterval.of(sample, level);
    return mean + " ±" + measures.units().get(metric).text(interval.halfWidth());
  }
}
