package io.dryswarm.experiments.baseline;

import java.util.ArrayList;
import java.util.List;

/** After how many runs the evidence is looked at: 5, and twice as many each time. */
final class Looks {
  private static final int FIRST = 5;

  private Looks() {}

  /**
   * @param most runs that there can be, at least 2
   * @return ascending, the last one is {@code most}
   */
  static List<Integer> upTo(int most) {
    List<Integer> looks = new ArrayList<>();
    for (int runs = FIRST; runs < most; runs *= 2) {
      looks.add(runs);
    }
    looks.add(most);
    return looks;
  }

  /**
   * Confidence of one look at one metric, such that the chance of error of all looks and metrics together is that of the whole.
   *
   * @param confidence of the whole
   */
  static double level(double confidence, int looks, int metrics) {
    return 1 - (1 - confidence) / ((double) looks * metrics);
  }
}
