package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How fast one table event reaches the nodes of its network, against data-plane facts F3.30, which were computed apart: medians within
 * 10 % (or half a digit of the table), the last column within 15 %. Between 10 and 1,000 nodes the news grows as an epidemic whose carriers
 * each tell 3 nodes in 0.2 s: 15 a second, so three times the nodes take ln 3 / 15 = 0.07 s more. The table's 0.47 s for 300 nodes lies above
 * its value for 1,000 and is chance; 2,000 runs of the rules of its row, apart from this program, give what stands here.
 */
class DisseminationTest {
  /** More runs, and rows that take long: {@code -Ddryswarm.gossip.runs=10}. */
  private static final int FACTOR = Integer.getInteger("dryswarm.gossip.runs", 1);

  private static final double ROUNDING_SECONDS = 0.005;

  @ParameterizedTest(name = "{0} nodes, loss {1}")
  @CsvSource({
    "   2, 0.0, 300, 0.10, 0.10, 0.10, 0.19",
    "   3, 0.0, 300, 0.09, 0.09, 0.09, 0.19",
    "   3, 0.2, 300, 0.15, 0.15, 0.15, 0.31",
    "   5, 0.0, 300, 0.11, 0.17, 0.17, 0.31",
    "  10, 0.0, 300, 0.16, 0.30, 0.30, 0.47",
    "  10, 0.2, 300, 0.19, 0.35, 0.35, 0.57",
    "  20, 0.0, 200, 0.22, 0.35, 0.41, 0.59",
    "  50, 0.0, 150, 0.28, 0.42, 0.56, 0.75",
    " 100, 0.0, 100, 0.34, 0.47, 0.66, 0.95",
    " 100, 0.2,   6, 0.42, 0.61, 0.84, 1.07",
    " 300, 0.0,   3, 0.41, 0.56, 0.82, 1.02",
    "1000, 0.0,   2, 0.46, 0.59, 0.94, 1.40",
  })
  void oneEventReachesEverybodyAsFastAsComputed(
      int size, double loss, int runs, double median, double most, double last, double last95) {
    Assumptions.assumeTrue(runs * FACTOR >= 20, "too few runs for a distribution");
    List<Double> medians = new ArrayList<>();
    List<Double> mosts = new ArrayList<>();
    List<Double> lasts = new ArrayList<>();
    for (int run = 0; run < runs * FACTOR; run++) {
      List<Double> seconds = secondsUntilKnown(size, loss, run);
      assertEquals(size - 1, seconds.size(), "a node was left out");
      medians.add(seconds.get(seconds.size() / 2));
      mosts.add(quantile(seconds, 0.9));
      lasts.add(seconds.get(seconds.size() - 1));
    }
    assertNear(median, quantile(medians, 0.5), 0.1, "median node");
    assertNear(most, quantile(mosts, 0.5), 0.1, "90 % of the nodes");
    assertNear(last, quantile(lasts, 0.5), 0.1, "last node, median run");
    assertNear(last95, quantile(lasts, 0.95), 0.15, "last node, 95 % of runs");
  }

  private static void assertNear(double expected, double measured, double share, String what) {
    assertEquals(expected, measured, share * expected + ROUNDING_SECONDS, what);
  }

  private static List<Double> secondsUntilKnown(int size, double loss, int seed) {
    GossipCluster cluster = new GossipCluster(size, seed);
    cluster.sim.runUntil(Time.SECOND);
    if (loss > 0) {
      cluster.loseEverywhere(loss);
    }
    cluster.write(seed % size, 7, 1);
    cluster.sim.runUntil(4 * Time.SECOND);
    return cluster.timesOf("created 7").stream()
        .map(atNs -> (atNs - Time.SECOND) / 1e9)
        .sorted()
        .toList();
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
