package io.dryswarm.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worked examples. */
class StatisticsTest {
  private final RandomStream random = new RandomStreams(3).stream("statistics", 0);

  /** t for 4 degrees of freedom at 95 % is 2.776. */
  @Test
  void studentsIntervalOfFiveValues() {
    Interval interval = MeanInterval.of(Sample.of(2, 4, 4, 5, 10), 0.95);

    assertEquals(5, interval.value());
    assertEquals(2.776 * Math.sqrt(9.0 / 5), interval.halfWidth(), 1e-3);
    assertEquals(interval.halfWidth() / 5, interval.relativePrecision(), 1e-12);
  }

  @Test
  void anIntervalNeedsTwoValuesAndFiniteOnes() {
    assertThrows(IllegalArgumentException.class, () -> MeanInterval.of(Sample.of(1), 0.95));
    assertThrows(IllegalArgumentException.class, () -> Sample.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> MeanInterval.of(Sample.of(1, 2), 1));
  }

  @Test
  void spreadSurvivesALargeMean() {
    assertEquals(1, Sample.of(1e9 + 1, 1e9 + 2, 1e9 + 3).variance(), 1e-9);
  }

  @Test
  void theWarmUpIsCutWhereItEnds() {
    double[] series = new double[1000];
    for (int i = 0; i < series.length; i++) {
      series[i] = (i < 100 ? 20 - i / 5.0 : 0) + Draws.normal(random);
    }
    Mser5.Cut cut = Mser5.cut(series);

    assertTrue(cut.settled());
    assertTrue(cut.cut() >= 75 && cut.cut() <= 130, cut::toString);
  }

  @Test
  void aSeriesWithoutWarmUpLosesLittle() {
    double[] series = Draws.waits(random, 0.3, 2000);

    assertTrue(Mser5.cut(series).cut() < 500);
  }

  @Test
  void aSeriesThatNeverSettlesSaysSo() {
    double[] series = IntStream.range(0, 400).mapToDouble(i -> i).toArray();

    assertEquals(new Mser5.Cut(200, false), Mser5.cut(series));
  }

  @Test
  void whatIsLeftOverIsDroppedAtTheStart() {
    double[] series = {100, 1, 1, 3, 3, 5, 5};

    BatchMeans batches = BatchMeans.of(series, 3, 0.95);

    assertEquals(3, batches.interval().value());
    assertEquals(2, batches.batchSize());
  }

  @Test
  void batchesThatFollowEachOtherAreNoticed() {
    double[] drift = IntStream.range(0, 400).mapToDouble(i -> i).toArray();

    assertTrue(BatchMeans.of(drift, 20, 0.95).correlation() > 0.7);
  }

  @Test
  void pairingTakesOutWhatBothMet() {
    PairedDifference found =
        PairedDifference.of(new double[] {10, 20, 30, 40}, new double[] {11, 22, 31, 42}, 0.95);

    assertEquals(1.5, found.difference().value());
    assertFalse(found.difference().contains(0));
    assertEquals(0.0138, found.pValue(), 1e-4);
    assertEquals(
        1, PairedDifference.of(new double[] {1, 2}, new double[] {1, 2}, 0.95).pValue());
    assertEquals(
        0, PairedDifference.of(new double[] {1, 2}, new double[] {2, 3}, 0.95).pValue());
  }

  /** Holm's own steps: 0.01*4, 0.02*3, 0.03*2, 0.04*1, never falling. */
  @Test
  void holmsSteps() {
    assertArrayEquals(
        new double[] {0.06, 0.04, 0.06, 0.06},
        HolmCorrection.adjust(0.04, 0.01, 0.03, 0.02),
        1e-12);
    assertArrayEquals(new double[] {1, 1}, HolmCorrection.adjust(0.6, 0.9));
  }

  /** Of 1,000 families of 5 comparisons without any difference at most 6 % have a false finding; uncorrected, 23 %. */
  @Test
  void aFamilyHasItsFalseFindingsOnceInTwenty() {
    int corrected = 0;
    int plain = 0;
    for (int family = 0; family < 1000; family++) {
      double[] p = new double[5];
      for (int i = 0; i < p.length; i++) {
        p[i] = random.nextDouble();
      }
      plain += Arrays.stream(p).anyMatch(v -> v <= 0.05) ? 1 : 0;
      corrected += Arrays.stream(HolmCorrection.adjust(p)).anyMatch(v -> v <= 0.05) ? 1 : 0;
    }
    assertTrue(corrected <= 65, "corrected: " + corrected);
    assertTrue(plain >= 190, "plain: " + plain);
  }

  /** Ranks 40 and 61 of 100 (Conover's table for the median at 95 %). */
  @Test
  void theMedianOfAHundredLiesBetweenItsRanks() {
    double[] values = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();

    Interval interval = QuantileInterval.of(values, 0.5, 0.95);

    assertEquals(50, interval.value());
    assertEquals(40, interval.lower());
    assertEquals(61, interval.upper());
  }

  @Test
  void tooFewValuesForATail() {
    assertThrows(
        IllegalArgumentException.class,
        () -> QuantileInterval.of(new double[] {1, 2, 3}, 0.99, 0.95));
  }

  @Test
  void enoughIsPreciseOrTheLimit() {
    PrecisionRule rule = new PrecisionRule(0.1, 0.95, 3, 5);

    assertFalse(rule.isEnough(Sample.of(10, 10)));
    assertTrue(rule.isEnough(Sample.of(10, 10.1, 9.9)));
    assertFalse(rule.isEnough(Sample.of(1, 10, 20, 30)));
    assertTrue(rule.isEnough(Sample.of(1, 10, 20, 30, 40)));
    assertFalse(rule.isPrecise(MeanInterval.of(Sample.of(1, 10, 20, 30, 40), 0.95)));
  }
}
