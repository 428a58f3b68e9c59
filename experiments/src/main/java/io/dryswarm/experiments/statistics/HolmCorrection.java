package io.dryswarm.experiments.statistics;

import java.util.stream.IntStream;

/**
 * Many comparisons at once: p-values such that the chance of even one false finding among all stays at the level.
 *
 * <p><b>Source:</b> Holm: A simple sequentially rejective multiple test procedure (1979). Never weaker than Bonferroni, and as free of
 * assumptions.
 */
public final class HolmCorrection {
  private HolmCorrection() {}

  /**
   * @param pValues 0 to 1 each
   * @return adjusted ones, in the same order: a finding counts where its value is at most the level
   */
  public static double[] adjust(double... pValues) {
    int[] ascending = IntStream.range(0, pValues.length)
        .boxed()
        .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
        .mapToInt(Integer::intValue)
        .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double scaled = pValues[ascending[rank]] * (pValues.length - rank);
      largest = Math.min(1, Math.max(largest, scaled));
      adjusted[ascending[rank]] = largest;
    }
    return adjusted;
  }
}
