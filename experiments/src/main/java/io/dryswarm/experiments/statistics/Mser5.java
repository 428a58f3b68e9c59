package io.dryswarm.experiments.statistics;

/**
 * Where the warm-up of a series ends: the cut that makes the standard error of the rest smallest, over means of five values each.
 *
 * <p>Only cuts in the first half count: a smallest value near the end says that the series is too short, and is reported as such.
 *
 * <p><b>Source:</b> White, Cobb, Spratt: A comparison of five steady-state truncation heuristics (2000).
 */
public final class Mser5 {
  private static final int GROUP = 5;

  /**
   * The result.
   *
   * @param cut     number of values to leave out at the start, a multiple of five
   * @param settled false if the best cut lies in the second half: then {@code cut} is half of the series, and the series is too short
   */
  public record Cut(int cut, boolean settled) {}

  private Mser5() {}

  /**
   * @param series values in the order of time, at least 20
   * @throws IllegalArgumentException for a shorter series
   */
  public static Cut cut(double[] series) {
    if (series.length < 4 * GROUP) {
      throw new IllegalArgumentException(
          "series: " + series.length + " values, expected at least " + 4 * GROUP);
    }
    double[] groups = groups(series);
    int best = best(groups);
    int half = groups.length / 2;
    return best <= half ? new Cut(best * GROUP, true) : new Cut(half * GROUP, false);
  }

  private static double[] groups(double[] series) {
    double[] groups = new double[series.length / GROUP];
    for (int group = 0; group < groups.length; group++) {
      for (int i = 0; i < GROUP; i++) {
        groups[group] += series[group * GROUP + i] / GROUP;
      }
    }
    return groups;
  }

  /** The earliest best cut; from the end on, so that the whole takes one pass. The last few groups say nothing of spread. */
  private static int best(double[] groups) {
    Sample rest = new Sample();
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int cut = groups.length - 1; cut >= 0; cut--) {
      rest.add(groups[cut]);
      if (rest.count() > GROUP || cut == 0) {
        double error = rest.variance() / rest.count();
        if (error <= least) {
          least = error;
          best = cut;
        }
      }
    }
    return best;
  }
}
