package io.dryswarm.experiments.statistics;

/**
 * How much a second policy differs from a first one that was run with the same random numbers: what both met is no part of the
 * difference.
 *
 * @param difference second minus first, with its interval
 * @param pValue     chance of a difference this large if there is none, two-sided
 */
public record PairedDifference(Interval difference, double pValue) {
  /**
   * @param first  one value per replication
   * @param second of the same replications, in the same order
   * @throws IllegalArgumentException if the lengths differ, or for fewer than two pairs
   */
  public static PairedDifference of(double[] first, double[] second, double level) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "pairs: " + first.length + " and " + second.length + " values, expected equally many");
    }
    Sample differences = new Sample();
    for (int i = 0; i < first.length; i++) {
      differences.add(second[i] - first[i]);
    }
    return new PairedDifference(
        MeanInterval.of(differences, level), MeanInterval.pValueOfZero(differences));
  }
}
