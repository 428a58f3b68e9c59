package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.inference.ChiSquareTest;

/** Holds samples against recorded histograms and shares: how likely is what is seen if both are of one distribution? */
final class Distributions {
  /** Below this the series of {@link #kolmogorovP} does not converge; the probability is 1 to many digits. */
  private static final double SMALL = 0.2;

  private static final int TERMS = 100;

  private Distributions() {}

  /**
   * Two-sample Kolmogorov-Smirnov test at the edges of the recorded bins, for large samples.
   *
   * @param recorded samples, histogram by lower edges, width of the bins
   */
  static Comparison compare(String metric, JsonNode recorded, List<Double> ours) {
    int theirs = recorded.get("samples").asInt();
    if (theirs == 0 || ours.isEmpty()) {
      boolean alike = theirs == 0 && ours.isEmpty();
      return new Comparison(metric, alike ? 1 : 0, theirs + " samples", ours.size() + " samples");
    }
    double distance = distance(recorded, ours);
    double scale = Math.sqrt((double) theirs * ours.size() / (theirs + ours.size()));
    double mean = ours.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new Comparison(
        metric,
        kolmogorovP(distance * scale),
        String.format(Locale.ROOT, "mean %.1f", recorded.path("meanMs").asDouble()),
        String.format(Locale.ROOT, "mean %.1f: the distributions are %.4f apart", mean, distance));
  }

  /**
   * Probability that the largest distance of two empirical distributions of one law, times the root of nm/(n+m), is as large or larger.
   */
  static double kolmogorovP(double scaled) {
    if (scaled < SMALL) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= TERMS; k++) {
      double term = Math.exp(-2.0 * k * k * scaled * scaled);
      sum += k % 2 == 1 ? term : -term;
    }
    return Math.max(0, Math.min(1, 2 * sum));
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

  /**
   * Two proportions, by chi-square. Recorded shares are rounded; the counts behind them are not.
   *
   * @param n number of recorded trials
   * @param m number of ours
   */
  static Comparison compareShares(String what, double theirs, int n, double ours, int m) {
    long hit = Math.round(theirs * n);
    long ourHit = Math.round(ours * m);
    boolean alike = hit + ourHit == 0 || hit + ourHit == n + (long) m;
    double p = alike
        ? 1
        : ChiSquareTest.withDefaults()
            .test(new long[][] {{hit, n - hit}, {ourHit, m - ourHit}})
            .getPValue();
    return new Comparison(
        what,
        p,
        String.format(Locale.ROOT, "share %.4f", theirs),
        String.format(Locale.ROOT, "share %.4f", ours));
  }
}
