package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds samples against recorded histograms and shares. Each test has the level of 0.1 %: a file holds hundreds of them, and all are to hold
 * if the models are right.
 */
final class Distributions {
  /** Critical value of the two-sample Kolmogorov-Smirnov statistic for large samples, 0.1 %. */
  private static final double KOLMOGOROV_SMIRNOV = 1.9495;

  /** Two-sided quantile of the normal distribution, 0.1 %. */
  private static final double NORMAL = 3.2905;

  /** Recorded shares are rounded. */
  private static final double ROUNDING = 1e-4;

  private Distributions() {}

  /**
   * @param recorded samples, histogram by lower edges, width of the bins
   */
  static Finding compare(String metric, JsonNode recorded, List<Double> ours) {
    int theirs = recorded.get("samples").asInt();
    if (theirs == 0 || ours.isEmpty()) {
      return theirs == 0 && ours.isEmpty()
          ? Finding.passed(metric)
          : Finding.failed(metric, theirs + " samples", ours.size() + " samples");
    }
    double distance = distance(recorded, ours);
    double allowed =
        KOLMOGOROV_SMIRNOV * Math.sqrt((theirs + ours.size()) / ((double) theirs * ours.size()));
    if (distance <= allowed) {
      return Finding.passed(metric);
    }
    double mean = ours.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return Finding.failed(
        metric,
        String.format(Locale.ROOT, "mean %.1f", recorded.path("meanMs").asDouble()),
        String.format(
            Locale.ROOT,
            "mean %.1f: the distributions are %.4f apart, allowed %.4f",
            mean,
            distance,
            allowed));
  }

  /** Largest distance of the two distribution functions at the edges of the recorded bins. */
  private static double distance(JsonNode recorded, List<Double> ours) {
    double bin = recorded.get("histogramBinMs").asDouble();
    int total = recorded.get("samples").asInt();
    TreeMap<Double, int[]> edges = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : recorded.get("histogram").properties()) {
      double edge = Double.parseDouble(entry.getKey()) + bin;
      edges.computeIfAbsent(edge, e -> new int[2])[0] += entry.getValue().asInt();
    }
    for (double value : ours) {
      double edge = Math.floor(value / bin) * bin + bin;
      edges.computeIfAbsent(edge, e -> new int[2])[1]++;
    }
    double largest = 0;
    long theirs = 0;
    long mine = 0;
    for (int[] counts : edges.values()) {
      theirs += counts[0];
      mine += counts[1];
      double difference = theirs / (double) total - mine / (double) ours.size();
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }

  /** Two proportions. */
  static Finding compareShares(String what, double theirs, int n, double ours, int m) {
    double pooled = (theirs * n + ours * m) / (n + m);
    double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / m));
    return Math.abs(theirs - ours) <= NORMAL * deviation + ROUNDING
        ? Finding.passed(what)
        : Finding.failed(
            what,
            String.format(Locale.ROOT, "share %.4f", theirs),
            String.format(Locale.ROOT, "share %.4f", ours));
  }
}
