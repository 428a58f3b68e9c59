package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a silently dead node is declared failed by the first of the others, against data-plane facts F3.40, computed apart. */
class FailureDetectionTest {
  /** More runs, and clusters that take long: {@code -Ddryswarm.gossip.runs=10}. */
  private static final int FACTOR = Integer.getInteger("dryswarm.gossip.runs", 1);

  @ParameterizedTest(name = "{0} nodes")
  @CsvSource({
    "  3, 300,  5.1,  5.6,  6.8",
    "  5, 300,  5.1,  5.7,  7.2",
    " 10, 200,  5.1,  5.7,  7.7",
    " 20, 100,  6.3,  6.9,  9.0",
    " 50,  40,  7.9,  8.5, 10.7",
    "100,   5,  9.1,  9.7, 11.9",
    "300,   2, 11.0, 11.6, 13.8",
  })
  void firstDeclarationComesWhenComputed(
      int size, int runs, double low5, double median, double high95) {
    List<Double> seconds = new ArrayList<>();
    Assumptions.assumeTrue(runs * FACTOR >= 20, "too few runs for a distribution");
    for (int run = 0; run < runs * FACTOR; run++) {
      seconds.add(secondsUntilFailed(size, run));
    }
    assertEquals(low5, quantile(seconds, 0.05), 0.03 * low5, "5 %");
    assertEquals(median, quantile(seconds, 0.5), 0.04 * median, "median");
    assertEquals(high95, quantile(seconds, 0.95), 0.15 * high95, "95 %");
  }

  /**
   * Of two members one idles through 3/7 of its ticks and never through two in a row, see {@link ProbeOrder}; F3.40 leaves that
   * out. Until the probe U(0,1) s, 3 times of 7 one second more, then 1 s of probe and 4 s of suspicion.
   */
  @Test
  void oneOfTwoNodesNeedsUpToASecondMore() {
    List<Double> seconds = new ArrayList<>();
    for (int run = 0; run < 600; run++) {
      seconds.add(secondsUntilFailed(2, run));
    }
    assertEquals(5.0875, quantile(seconds, 0.05), 0.1, "5 %");
    assertEquals(5.875, quantile(seconds, 0.5), 0.1, "median");
    assertEquals(6.883, quantile(seconds, 0.95), 0.1, "95 %");
  }

  private static double secondsUntilFailed(int size, int seed) {
    GossipCluster cluster = new GossipCluster(size, seed);
    long crashNs = 5 * Time.SECOND;
    cluster.sim.runUntil(crashNs);
    cluster.crash(seed % size);
    cluster.sim.runUntil(crashNs + 18 * Time.SECOND);
    List<Long> times = cluster.timesOf("failed " + seed % size + " with 0");
    assertEquals(size - 1, times.size(), "nodes that noticed");
    return (times.get(0) - crashNs) / 1e9;
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
