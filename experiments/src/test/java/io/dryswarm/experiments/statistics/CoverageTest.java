package io.dryswarm.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** 95 % intervals hold the true value in 93 to 97 of 100 repetitions of a model whose true value is known. */
class CoverageTest {
  private static final int REPETITIONS = 2000;
  private static final double LEVEL = 0.95;

  private final RandomStreams streams = new RandomStreams(20);

  private void assertCovers(double truth, Function<RandomStream, Interval> experiment) {
    int hits = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      hits += experiment.apply(streams.stream("coverage", i)).contains(truth) ? 1 : 0;
    }
    double share = (double) hits / REPETITIONS;
    assertTrue(share >= 0.93 && share <= 0.97, "coverage: " + share);
  }

  /** M/M/1 at 50 % load, service of 1: a customer that meets the steady state waits 1 on average. */
  @Test
  void replicationsOfAQueueInSteadyState() {
    assertCovers(1, random -> {
      Sample replications = new Sample();
      for (int replication = 0; replication < 10; replication++) {
        replications.add(Sample.of(Draws.waits(random, 0.5, 300)).mean());
      }
      return MeanInterval.of(replications, LEVEL);
    });
  }

  @Test
  void batchesOfOneLongSeries() {
    assertCovers(
        10,
        random -> BatchMeans.of(
                autoregressive(random, 10, 0.8, 4000), BatchMeans.DEFAULT_BATCHES, LEVEL)
            .interval());
  }

  @Test
  void differencesUnderCommonRandomNumbers() {
    assertCovers(0.3, random -> {
      double[] first = new double[8];
      double[] second = new double[8];
      for (int i = 0; i < first.length; i++) {
        double common = 50 * Draws.normal(random);
        first[i] = common + Draws.normal(random);
        second[i] = common + 0.3 + Draws.normal(random);
      }
      return PairedDifference.of(first, second, LEVEL).difference();
    });
  }

  @Test
  void aQuantileOfSkewedValues() {
    assertCovers(Math.log(10), random -> {
      double[] values = new double[400];
      for (int i = 0; i < values.length; i++) {
        values[i] = Draws.exponential(random, 1);
      }
      return QuantileInterval.of(values, 0.9, LEVEL);
    });
  }

  private static double[] autoregressive(
      RandomStream random, double mean, double memory, int length) {
    double[] series = new double[length];
    double last = Draws.normal(random) / Math.sqrt(1 - memory * memory);
    for (int i = 0; i < length; i++) {
      last = memory * last + Draws.normal(random);
      series[i] = mean + last;
    }
    return series;
  }
}
