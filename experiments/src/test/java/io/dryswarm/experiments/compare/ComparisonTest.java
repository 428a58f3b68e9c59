package io.dryswarm.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Trial;
import io.dryswarm.experiments.sweep.TrialResult;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.scenarios.expect.Direction;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double[] BASE = {10, 50, 30, 90, 70};

  private final TrialTable table = new TrialTable();

  private void cell(int cell, double... values) {
    for (int i = 0; i < values.length; i++) {
      OptionalDouble value =
          Double.isNaN(values[i]) ? OptionalDouble.empty() : OptionalDouble.of(values[i]);
      table.add(new TrialResult(new Trial(cell, i), i, 0, List.of(value)));
    }
  }

  private List<Comparison.Row> compare(int cells, Direction direction) {
    return new Comparison(table, 0.95)
        .of(
            IntStream.range(0, cells)
                .mapToObj(i -> new Cell(i, List.of("v" + i)))
                .toList(),
            0,
            direction);
  }

  private Finding finding(Direction direction) {
    return compare(2, direction).get(0).finding();
  }

  /** The spread between replications is 30 times the difference; pairing takes it out. */
  @Test
  void aSmallDifferenceThatIsAlwaysThereIsFound() {
    cell(0, BASE);
    cell(1, 11, 51, 31.1, 91, 70.9);

    assertEquals(Finding.WORSE, finding(Direction.LOWER));
    assertEquals(Finding.BETTER, finding(Direction.HIGHER));
    assertEquals(Finding.DIFFERS, finding(Direction.NEITHER));
    assertEquals(1, compare(2, Direction.LOWER).get(0).difference().difference().value(), 1e-9);
  }

  @Test
  void aDifferenceThatComesAndGoesIsLuck() {
    cell(0, BASE);
    cell(1, 40, 30, 35, 80, 90);

    assertEquals(Finding.NO_EVIDENCE, finding(Direction.LOWER));
  }

  /** p is 0.03 for one comparison; among five of them it says nothing. */
  @Test
  void manyComparisonsAskForMore() {
    cell(0, BASE);
    for (int cell = 1; cell <= 5; cell++) {
      cell(cell, 11, 50.5, 31.5, 92.5, 70.4);
    }

    assertEquals(Finding.WORSE, finding(Direction.LOWER));
    assertEquals(Finding.NO_EVIDENCE, compare(6, Direction.LOWER).get(0).finding());
  }

  @Test
  void onlyReplicationsThatBothHaveCount() {
    cell(0, 10, Double.NaN, 30, 40);
    cell(1, 11, 99, 31, Double.NaN);

    Comparison.Row row = compare(2, Direction.LOWER).get(0);

    assertEquals(2, row.pairs());
    assertEquals(20, row.baseMean());
    assertEquals(21, row.mean());
  }

  @Test
  void withoutPairsThereIsNothingToSay() {
    cell(0, Double.NaN, Double.NaN);
    cell(1, 1, 2);

    assertEquals(Finding.NO_EVIDENCE, finding(Direction.LOWER));
  }
}
