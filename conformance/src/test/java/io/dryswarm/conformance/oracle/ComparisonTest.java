package io.dryswarm.conformance.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.conformance.Finding;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  /** Holm's rule at 1 %: against 1 %/m, 1 %/(m-1), ... from the smallest on, until one holds. */
  @ParameterizedTest
  @CsvSource({
    "'0.009', 'FAILED'",
    "'0.011', 'PASSED'",
    "'0.009 0.5', 'PASSED PASSED'",
    "'0.5 0.0049', 'PASSED FAILED'",
    "'0.009 0.004', 'FAILED FAILED'",
    "'0.0034 0.004 0.004', 'PASSED PASSED PASSED'",
    "'0.0033 0.0051 0.009', 'FAILED PASSED PASSED'",
    "'0.0033 0.0049 0.009', 'FAILED FAILED FAILED'"
  })
  void theFamilyIsJudgedTogether(String probabilities, String verdicts) {
    List<Comparison> family = DoubleStream.of(List.of(probabilities.split(" ")).stream()
            .mapToDouble(Double::parseDouble)
            .toArray())
        .mapToObj(p -> new Comparison("x", p, "", ""))
        .toList();

    assertEquals(
        verdicts,
        Comparison.judge(family, 0.01).stream()
            .map(Finding::verdict)
            .map(Enum::name)
            .collect(Collectors.joining(" ")));
  }

  /** From tables of Kolmogorov's distribution. */
  @ParameterizedTest
  @CsvSource({
    "0.0, 1.0",
    "0.8276, 0.5",
    "1.2238, 0.1",
    "1.3581, 0.05",
    "1.6276, 0.01",
    "1.9495, 0.001"
  })
  void kolmogorovsDistribution(double scaled, double p) {
    assertEquals(p, Distributions.kolmogorovP(scaled), p / 1000);
  }

  /** 10 of 100 against 20 of 100: chi-square 3.922 with one degree of freedom. */
  @Test
  void sharesByTheirCounts() {
    assertEquals(0.0477, Distributions.compareShares("x", 0.1, 100, 0.2, 100).p(), 1e-4);
    assertEquals(1, Distributions.compareShares("x", 0, 100, 0, 100).p());
    assertEquals(1, Distributions.compareShares("x", 1, 100, 1, 30).p());
  }

  /** All of 50 against all of 50 one bin apart: distance 1, scaled by 5. */
  @Test
  void samplesByTheirBins() {
    ObjectNode recorded = JsonNodeFactory.instance.objectNode();
    recorded.put("samples", 50).put("histogramBinMs", 10);
    recorded.putObject("histogram").put("20", 50);

    assertEquals(
        1, Distributions.compare("x", recorded, Collections.nCopies(50, 29.9)).p());
    assertEquals(
        2 * Math.exp(-50),
        Distributions.compare("x", recorded, Collections.nCopies(50, 30.0)).p(),
        1e-30);
    assertEquals(0, Distributions.compare("x", recorded, List.of()).p());
  }
}
