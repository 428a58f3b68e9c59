package io.dryswarm.experiments.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * After how many replications the goals are judged: after {@code first}, then each time after twice as many, at last after {@code most}.
 *
 * @param first at least 2
 * @param most  at least {@code first}
 * @param level confidence of a judgement, all looks together, above 0 and below 1
 */
public record Looks(int first, int most, double level) {
  public Looks {
    if (first < 2 || most < first) {
      throw new IllegalArgumentException(
          "replications: " + first + " to " + most + ", expected at least 2, ascending");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level: " + level + ", expected above 0 and below 1");
    }
  }

  /** Replications at each look, ascending. */
  public List<Integer> counts() {
    List<Integer> counts = new ArrayList<>();
    for (long count = first; count < most; count *= 2) {
      counts.add((int) count);
    }
    counts.add(most);
    return counts;
  }

  /**
   * Confidence of the interval at each look. Whoever looks several times is wrong more often; each look gets an equal part of the doubt
   * (Bonferroni), which holds whatever the values are.
   */
  public double levelOfEach() {
    return 1 - (1 - level) / counts().size();
  }
}
