package io.dryswarm.core.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Digest;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers themselves: a digest of any run stands on them, so they must never change. */
class RandomStreamTest {
  private final RandomStreams streams = new RandomStreams(42);

  @Test
  void generatorIsPinned() {
    RandomStream stream = streams.stream("test.pin", 0);
    assertEquals("034d613303c677ae", hashOf100k(stream::nextLong));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x6A09E667F3BCC909L, 0x1234_5678_9ABC_DEF0L})
  void numbersAreThoseOfTheJdk(long seed) {
    RandomGenerator expected = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    RandomStream stream = new RandomStream(seed);
    for (int i = 0; i < 1000; i++) {
      assertEquals(expected.nextLong(), stream.nextLong());
    }
  }

  /** Two streams that take turns with one object. */
  @Test
  void aSavedStreamGoesOn() {
    RandomStream first = streams.stream("test.saved", 1);
    RandomStream second = streams.stream("test.saved", 2);
    long[] words = new long[1 + 2 * RandomStream.WORDS];
    streams.stream("test.saved", 1).saveTo(words, 1);
    streams.stream("test.saved", 2).saveTo(words, 1 + RandomStream.WORDS);
    RandomStream both = streams.stream("test.saved", 3);
    for (int i = 0; i < 100; i++) {
      RandomStream expected = i % 3 == 0 ? first : second;
      int at = i % 3 == 0 ? 1 : 1 + RandomStream.WORDS;
      both.restoreFrom(words, at);
      assertEquals(expected.nextLong(), both.nextLong());
      both.saveTo(words, at);
    }
    assertEquals(0, words[0]);
  }

  static List<Arguments> pinnedDistributions() {
    return List.of(
        Arguments.of(new Uniform(1, 9), "fdf9d59896e60886"),
        Arguments.of(new Exponential(1e9), "dc72b0fd6ec99e63"),
        Arguments.of(Lognormal.ofMedianAndP99(2e6, 9e6), "da8e4fac9d06f702"),
        Arguments.of(new Gamma(0.7, 3), "fc4d1f9cae295385"),
        Arguments.of(new Weibull(1.5, 2), "77e3240201ab7e72"),
        Arguments.of(new Pareto(2.5, 1), "44fccc6c07765e58"));
  }

  @ParameterizedTest
  @MethodSource("pinnedDistributions")
  void distributionsArePinnedBitForBit(Distribution distribution, String hash) {
    RandomStream stream = streams.stream("test.pin", 1);
    assertEquals(hash, hashOf100k(() -> Double.doubleToRawLongBits(distribution.sample(stream))));
  }

  private static String hashOf100k(LongSupplier numbers) {
    Digest digest = new Digest();
    for (int i = 0; i < 100_000; i++) {
      digest.add(numbers.getAsLong());
    }
    return digest.hex();
  }

  @Test
  void otherStreamsDoNotShiftAStream() {
    RandomStream alone = new RandomStreams(42).stream("test.a", 3);
    RandomStream amongOthers = streams.stream("test.a", 3);
    for (int i = 0; i < 1000; i++) {
      streams.stream("test.a", 1000 + i).nextLong();
      streams.stream("test.b", 3).nextLong();
      assertEquals(alone.nextLong(), amongOthers.nextLong());
    }
  }

  @Test
  void seedPurposeAndEntityAllMatter() {
    long first = streams.stream("test.a", 3).nextLong();
    assertEquals(first, streams.stream("test.a", 3).nextLong());
    assertNotEquals(first, streams.stream("test.a", 4).nextLong());
    assertNotEquals(first, streams.stream("test.b", 3).nextLong());
    assertNotEquals(first, new RandomStreams(43).stream("test.a", 3).nextLong());
  }

  @Test
  void streamsOfNeighboursAreUncorrelated() {
    RandomStream a = streams.stream("test.a", 0);
    RandomStream b = streams.stream("test.a", 1);
    int n = 100_000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5);
    }
    assertEquals(0, sum / n * 12, 5 / Math.sqrt(n));
  }

  @Test
  void integersFillTheirRangeAndNothingElse() {
    RandomStream stream = streams.stream("test.range", 0);
    int[] seen = new int[5];
    for (int i = 0; i < 50_000; i++) {
      seen[stream.nextInt(5)]++;
      long between = stream.nextLong(-3, 4);
      assertTrue(between >= -3 && between < 4);
      double open = stream.nextOpenDouble();
      assertTrue(open > 0 && open < 1);
    }
    for (int count : seen) {
      assertEquals(10_000, count, 450);
    }
  }
}
