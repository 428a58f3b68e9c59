package io.dryswarm.experiments.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.experiments.baseline.Baseline.Line;
import io.dryswarm.experiments.baseline.Judgement.Verdict;
import io.dryswarm.scenarios.expect.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static List<OptionalDouble> values(double... values) {
    List<OptionalDouble> list = new ArrayList<>();
    for (double value : values) {
      list.add(Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
    }
    return list;
  }

  private static Judgement judge(
      double tolerance, Direction direction, double[] base, double[] now) {
    return Judge.of(new Line(1, tolerance, values(base)), values(now), direction, 0.95);
  }

  private static final double[] BASE = {100, 110, 90, 105, 95};

  @Test
  void equalRunsAreNotWorseAtAnyTolerance() {
    assertEquals(Verdict.NOT_WORSE, judge(0, Direction.LOWER, BASE, BASE).verdict());
    double[] zeros = new double[5];
    assertEquals(Verdict.NOT_WORSE, judge(0.05, Direction.LOWER, zeros, zeros).verdict());
  }

  @Test
  void aClearRiseIsWorseForALatencyAndNotForAThroughput() {
    double[] risen = {121, 131, 109, 126, 115};
    assertEquals(Verdict.WORSE, judge(0.05, Direction.LOWER, BASE, risen).verdict());
    assertEquals(Verdict.NOT_WORSE, judge(0.05, Direction.HIGHER, BASE, risen).verdict());
    assertEquals(Verdict.NOT_WORSE, judge(0.5, Direction.LOWER, BASE, risen).verdict());
  }

  @Test
  void pairsShowWhatMeansWouldHide() {
    double[] risen = {101.1, 111.0, 90.9, 106.0, 96.1};
    Judgement judgement = judge(0.001, Direction.LOWER, BASE, risen);
    assertEquals(Verdict.WORSE, judgement.verdict());
    assertEquals(5, judgement.pairs());
    assertEquals(100, judgement.baseMean(), 1e-9);
  }

  @Test
  void aNoisyRiseIsNotEnoughEvidence() {
    double[] noisy = {150, 60, 140, 70, 130};
    assertEquals(
        Verdict.NOT_ENOUGH_EVIDENCE, judge(0.05, Direction.LOWER, BASE, noisy).verdict());
  }

  @Test
  void aValueThatIsGoneIsWorseOnceItIsNoLuck() {
    double gone = Double.NaN;
    double[] base = {1, 1, 1, 1, 1, 1};
    assertEquals(
        Verdict.NOT_ENOUGH_EVIDENCE,
        judge(0.05, Direction.LOWER, base, new double[] {1, 1, gone, gone, gone, gone})
            .verdict());
    Judgement lost =
        judge(0.05, Direction.LOWER, base, new double[] {1, gone, gone, gone, gone, gone});
    assertEquals(Verdict.WORSE, lost.verdict(), "5 of 5: chance 1/32");
    assertEquals(5, lost.lost());
  }

  @Test
  void whatNobodyHasIsNotWorse() {
    double[] never = {Double.NaN, Double.NaN};
    assertEquals(Verdict.NOT_WORSE, judge(0, Direction.LOWER, never, never).verdict());
  }

  @Test
  void looksDoubleUpToTheSeedsThatThereAre() {
    assertEquals(List.of(5, 10, 20), Looks.upTo(20));
    assertEquals(List.of(5, 10, 15), Looks.upTo(15));
    assertEquals(List.of(5), Looks.upTo(5));
    assertEquals(List.of(3), Looks.upTo(3));
  }

  /** Nothing has changed but luck, and the tolerance is nought: all looks together must not call more than 5 % worse. */
  @Test
  void luckIsCalledWorseInAtMostFiveOfAHundredCases() {
    Random luck = new Random(1);
    int worse = 0;
    int cases = 2000;
    for (int i = 0; i < cases; i++) {
      worse += firstVerdict(luck, 0) == Verdict.WORSE ? 1 : 0;
    }
    assertTrue(worse <= 0.05 * cases, worse + " of " + cases);
    assertTrue(worse > 0, "the gate must be able to see a difference");
  }

  /** A change of three standard deviations is found in nearly all cases. */
  @Test
  void aRealChangeIsFound() {
    Random luck = new Random(2);
    int worse = 0;
    for (int i = 0; i < 500; i++) {
      worse += firstVerdict(luck, 3) == Verdict.WORSE ? 1 : 0;
    }
    assertTrue(worse >= 490, worse + " of 500");
  }

  private static Verdict firstVerdict(Random luck, double shift) {
    double[] base = new double[20];
    double[] now = new double[20];
    for (int run = 0; run < base.length; run++) {
      base[run] = 100 + luck.nextGaussian();
      now[run] = 100 + shift + luck.nextGaussian();
    }
    Line line = new Line(1, 0, values(base));
    List<Integer> looks = Looks.upTo(base.length);
    for (int look : looks) {
      double level = Looks.level(0.95, looks.size(), 1);
      Verdict verdict =
          Judge.of(line, values(now).subList(0, look), Direction.LOWER, level).verdict();
      if (verdict != Verdict.NOT_ENOUGH_EVIDENCE) {
        return verdict;
      }
    }
    return Verdict.NOT_ENOUGH_EVIDENCE;
  }
}
