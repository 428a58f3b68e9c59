package io.dryswarm.experiments.compare;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.statistics.HolmCorrection;
import io.dryswarm.experiments.statistics.PairedDifference;
import io.dryswarm.experiments.statistics.Sample;
import io.dryswarm.experiments.sweep.TrialResult;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.scenarios.expect.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One metric of all variants against the first of them. Where more than two are compared, p-values are corrected (Holm), so that the
 * chance of a false finding holds for the whole row of variants.
 */
public final class Comparison {
  private final TrialTable table;
  private final double level;

  /**
   * A variant against the first one.
   *
   * @param cell       the variant
   * @param baseMean   of the first one, over the pairs; NaN without any
   * @param mean       of the variant, over the pairs
   * @param pairs      replications in which both have the metric
   * @param difference variant minus first; {@code null} for fewer than two pairs
   * @param pValue     corrected; 1 without a difference
   */
  public record Row(
      Cell cell,
      double baseMean,
      double mean,
      int pairs,
      @Nullable PairedDifference difference,
      double pValue,
      Finding finding) {}

  /**
   * @param level confidence of intervals and findings: 0.95
   */
  public Comparison(TrialTable table, double level) {
    this.table = table;
    this.level = level;
  }

  /**
   * @param cells  the first is the one that others are compared with
   * @param metric position of the metric
   * @return one row per further cell
   */
  public List<Row> of(List<Cell> cells, int metric, Direction direction) {
    List<Pairs> pairs = new ArrayList<>();
    for (Cell cell : cells.subList(1, cells.size())) {
      pairs.add(pairs(cells.get(0), cell, metric));
    }
    double[] corrected =
        HolmCorrection.adjust(pairs.stream().mapToDouble(Pairs::pValue).toArray());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pairs pair = pairs.get(i);
      rows.add(new Row(
          cells.get(i + 1),
          Sample.of(pair.first).mean(),
          Sample.of(pair.second).mean(),
          pair.second.length,
          pair.difference,
          corrected[i],
          finding(pair.difference, corrected[i], direction)));
    }
    return rows;
  }

  private Finding finding(
      @Nullable PairedDifference difference, double pValue, Direction direction) {
    if (difference == null || pValue > 1 - level) {
      return Finding.NO_EVIDENCE;
    }
    if (direction == Direction.NEITHER) {
      return Finding.DIFFERS;
    }
    boolean lower = difference.difference().value() < 0;
    return lower == (direction == Direction.LOWER) ? Finding.BETTER : Finding.WORSE;
  }

  /** Values of the same replications. */
  private final class Pairs {
    final double[] first;
    final double[] second;
    final @Nullable PairedDifference difference;

    Pairs(double[] first, double[] second) {
      this.first = first;
      this.second = second;
      this.difference = second.length < 2 ? null : PairedDifference.of(first, second, level);
    }

    double pValue() {
      return difference == null ? 1 : difference.pValue();
    }
  }

  private Pairs pairs(Cell base, Cell cell, int metric) {
    List<TrialResult> first = table.of(base);
    List<TrialResult> second = table.of(cell);
    double[] firstValues = new double[first.size()];
    double[] secondValues = new double[first.size()];
    int count = 0;
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      OptionalDouble a = first.get(i).values().get(metric);
      OptionalDouble b = second.get(i).values().get(metric);
      if (a.isPresent() && b.isPresent()) {
        firstValues[count] = a.getAsDouble();
        secondValues[count++] = b.getAsDouble();
      }
    }
    return new Pairs(Arrays.copyOf(firstValues, count), Arrays.copyOf(secondValues, count));
  }
}
