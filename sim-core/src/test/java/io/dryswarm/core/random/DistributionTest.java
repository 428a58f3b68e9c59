package io.dryswarm.core.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples against closed forms. Seeds are fixed: the tolerances are four to five standard errors, not luck. */
class DistributionTest {
  private static final int SAMPLES = 200_000;

  /** Distribution, its mean, and values of its quantile function at 0.5, 0.9 and 0.99. */
  static List<Arguments> closedForms() {
    return List.of(
        Arguments.of(new Uniform(2, 6), 4.0, 4.0, 5.6, 5.96),
        Arguments.of(new Exponential(3), 3.0, 2.0794415, 6.9077553, 13.8155106),
        Arguments.of(new Lognormal(1, 0.5), 3.0802168, 2.7182818, 5.1590164, 8.6983880),
        Arguments.of(Lognormal.ofMedianAndP99(2e6, 9e6), 2.4647e6, 2e6, 4.5804e6, 9e6),
        Arguments.of(Lognormal.ofMeanAndVariation(10, 0), 10.0, 10.0, 10.0, 10.0),
        Arguments.of(new Gamma(2, 1), 2.0, 1.6783470, 3.8897202, 6.6383520),
        Arguments.of(new Gamma(0.5, 2), 1.0, 0.4549364, 2.7055435, 6.6348966),
        Arguments.of(new Weibull(2, 1), 0.8862269, 0.8325546, 1.5174271, 2.1459660),
        Arguments.of(new Weibull(0.5, 1), 2.0, 0.4804530, 5.3018981, 21.2075926),
        Arguments.of(new Pareto(3, 1), 1.5, 1.2599210, 2.1544347, 4.6415888),
        Arguments.of(new Empirical(new double[] {1, 2, 3, 10}), 4.0, 2.0, 10.0, 10.0),
        Arguments.of(new Constant(7), 7.0, 7.0, 7.0, 7.0));
  }

  @ParameterizedTest
  @MethodSource("closedForms")
  void samplesHaveTheMeanAndQuantilesOfTheClosedForm(
      Distribution d, double mean, double p50, double p90, double p99) {
    double[] samples = samples(d);
    assertEquals(mean, Arrays.stream(samples).sum() / SAMPLES, 0.02 * mean, "mean of " + d);
    Arrays.sort(samples);
    if (d instanceof Empirical) {
      return; // a step function: its quantiles are covered below
    }
    assertEquals(p50, samples[SAMPLES / 2], 0.02 * p50, "median of " + d);
    assertEquals(p90, samples[SAMPLES * 9 / 10], 0.02 * p90, "p90 of " + d);
    assertEquals(p99, samples[SAMPLES * 99 / 100], 0.04 * p99, "p99 of " + d);
    assertTrue(samples[0] >= 0, "smallest of " + d);
  }

  @ParameterizedTest
  @MethodSource("closedForms")
  void meanIsThatOfTheClosedForm(Distribution d, double mean) {
    assertEquals(mean, d.mean(), 1e-4 * mean);
  }

  @Test
  void normalHasItsMomentsAndTails() {
    RandomStream stream = new RandomStreams(3).stream("test.normal", 0);
    int n = 4_000_000;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    int beyond2 = 0;
    int beyond4 = 0;
    for (int i = 0; i < n; i++) {
      double x = Gaussian.next(stream);
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
      beyond2 += Math.abs(x) > 2 ? 1 : 0;
      beyond4 += Math.abs(x) > 4 ? 1 : 0;
    }
    assertEquals(0, sum / n, 0.0025);
    assertEquals(1, squares / n, 0.0036);
    assertEquals(3, fourths / n, 0.025);
    assertEquals(0.0455003, (double) beyond2 / n, 0.0005);
    assertEquals(6.334e-5 * n, beyond4, 5 * Math.sqrt(6.334e-5 * n)); // only the ziggurat's tail
  }

  @Test
  void expAgreesWithStrictMath() {
    for (double x = -699.9; x < 699.9; x += 0.00731) {
      double expected = StrictMath.exp(x);
      assertEquals(expected, Exp.exp(x), 1e-15 * expected, () -> "exp");
    }
    assertEquals(1, Exp.exp(0));
    assertEquals(0, Exp.exp(Double.NEGATIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, Exp.exp(800));
    assertEquals(StrictMath.exp(-740), Exp.exp(-740));
    assertTrue(Double.isNaN(Exp.exp(Double.NaN)));
  }

  @Test
  void paretoWithoutMeanSaysSo() {
    assertEquals(Double.POSITIVE_INFINITY, new Pareto(1, 5).mean());
  }

  @Test
  void empiricalTakesEveryValueAlike() {
    int[] count = new int[11];
    for (double x : samples(new Empirical(new double[] {1, 2, 3, 10}))) {
      count[(int) x]++;
    }
    for (int value : new int[] {1, 2, 3, 10}) {
      assertEquals(SAMPLES / 4.0, count[value], 900, "value " + value);
    }
  }

  @Test
  void mixtureTakesItsPartsByWeight() {
    Distribution mixed = new Mixture(
        new double[] {3, 0, 1}, List.of(new Constant(1), new Constant(99), new Uniform(10, 20)));
    int small = 0;
    for (double x : samples(mixed)) {
      assertTrue(x < 20, "a part of weight 0 was drawn");
      small += x == 1 ? 1 : 0;
    }
    assertEquals(0.75 * SAMPLES, small, 900);
    assertEquals(0.75 + 0.25 * 15, mixed.mean(), 1e-12);
  }

  @Test
  void durationsAreRoundedAndSaturate() {
    RandomStream stream = new RandomStreams(1).stream("test.round", 0);
    assertEquals(3, new Constant(2.5).sampleNs(stream));
    assertEquals(0, new Constant(0.49).sampleNs(stream));
    assertEquals(Long.MAX_VALUE, new Constant(1e300).sampleNs(stream));
  }

  private static double[] samples(Distribution d) {
    RandomStream stream = new RandomStreams(42).stream("test.samples", 7);
    double[] samples = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = d.sample(stream);
    }
    return samples;
  }
}
