package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast one table event reaches the nodes of its network, against data-plane facts F3.30 (loss 0), which were computed apart. */
class DisseminationTest {
  private static final double TOLERANCE_SECONDS = 0.05;

  @ParameterizedTest(name = "{0} nodes")
  @CsvSource({
    "  2, 400, 0.10, 0.10, 0.19",
    "  3, 400, 0.09, 0.09, 0.19",
    "  5, 400, 0.11, 0.17, 0.31",
    " 10, 400, 0.16, 0.30, 0.47",
    " 20, 200, 0.22, 0.41, 0.59",
    " 50, 100, 0.28, 0.56, 0.75",
    "100,  40, 0.34, 0.66, 0.95",
  })
  void oneEventReachesEverybodyAsFastAsComputed(
      int size, int runs, double medianNode, double lastNode, double lastNode95) {
    List<Double> medians = new ArrayList<>();
    List<Double> lasts = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      List<Double> seconds = secondsUntilKnown(size, run);
      assertEquals(size - 1, seconds.size(), "a node was left out");
      medians.add(quantile(seconds, 0.5));
      lasts.add(seconds.get(seconds.size() - 1));
    }
    assertNear(medianNode, quantile(medians, 0.5), "median node");
    assertNear(lastNode, quantile(lasts, 0.5), "last node");
    Assertions.assertEquals(
        lastNode95, quantile(lasts, 0.95), 3 * TOLERANCE_SECONDS, "last node, 95 % of runs");
  }

  private static void assertNear(double expected, double measured, String what) {
    Assertions.assertEquals(expected, measured, TOLERANCE_SECONDS, what);
  }

  private static List<Double> secondsUntilKnown(int size, int seed) {
    GossipCluster cluster = new GossipCluster(size, seed);
    cluster.sim.runUntil(Time.SECOND);
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
