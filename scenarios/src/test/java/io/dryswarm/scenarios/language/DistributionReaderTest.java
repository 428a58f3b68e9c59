package io.dryswarm.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.compose.yaml.YamlReader;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Empirical;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.Gamma;
import io.dryswarm.core.random.Lognormal;
import io.dryswarm.core.random.Mixture;
import io.dryswarm.core.random.Pareto;
import io.dryswarm.core.random.Uniform;
import io.dryswarm.core.random.Weibull;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DistributionReaderTest {
  private final Problems problems = new Problems();

  private Distribution read(String yaml) {
    Place place = Place.root(
        Objects.requireNonNull(YamlReader.read(SourceFile.of("f", yaml), yaml, problems)),
        problems);
    Distribution distribution = DistributionReader.durationNs(place);
    assertEquals("", problems.isEmpty() ? "" : problems.sorted().get(0).headline());
    return distribution;
  }

  @Test
  void eachFormNamesItsDistributionInNanoseconds() {
    assertEquals(new Constant(250_000), read("250us"));
    assertEquals(Lognormal.ofMedianAndP99(200_000, 1_000_000), read("{median: 200us, p99: 1ms}"));
    assertEquals(new Exponential(5_000_000), read("{mean: 5ms}"));
    assertEquals(new Uniform(1_000_000, 2_000_000), read("{uniform: [1ms, 2ms]}"));
    assertEquals(new Gamma(4, 500_000), read("{gamma: {shape: 4, mean: 2ms}}"));
    assertEquals(new Weibull(1.5, 2_000_000), read("{weibull: {shape: 1.5, scale: 2ms}}"));
    assertEquals(new Pareto(2.5, 1_000_000), read("{pareto: {shape: 2.5, scale: 1ms}}"));
  }

  @Test
  void measuredValuesAreKept() {
    Empirical empirical = (Empirical) read("{values: [1us, 2us, 4us]}");

    assertArrayEquals(new double[] {1000, 2000, 4000}, empirical.values());
  }

  @Test
  void mixturesNest() {
    Mixture mixture =
        (Mixture) read("{mixture: [{weight: 3, of: 1ms}, {weight: 1, of: {mean: 1s}}]}");

    assertArrayEquals(new double[] {0.75, 0.25}, mixture.weights(), 1e-12);
    assertEquals(List.of(new Constant(1e6), new Exponential(1e9)), mixture.parts());
  }
}
