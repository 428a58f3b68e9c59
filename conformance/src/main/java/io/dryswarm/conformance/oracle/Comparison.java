package io.dryswarm.conformance.oracle;

import io.dryswarm.conformance.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One of the comparisons of a case.
 *
 * @param p         probability of such a difference, or a larger one, if there is none in truth
 * @param recorded  what was recorded, in words
 * @param simulated what came out, in words
 */
record Comparison(String what, double p, String recorded, String simulated) {
  /**
   * Judges all comparisons of one case together, by Holm's rule: if the models are right, the chance that any of them fails is at most
   * {@code level}, however they depend on each other. The smallest p must be below level / m to fail, the next one below level / (m - 1),
   * and so on; the first that does not fail ends it.
   *
   * @return one finding for each, in the order given
   */
  static List<Finding> judge(List<Comparison> family, double level) {
    List<Integer> byP = IntStream.range(0, family.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> family.get(i).p()))
        .toList();
    Set<Integer> failed = new HashSet<>();
    for (int rank = 0; rank < byP.size(); rank++) {
      if (family.get(byP.get(rank)).p() > level / (family.size() - rank)) {
        break;
      }
      failed.add(byP.get(rank));
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      findings.add(family.get(i).finding(failed.contains(i)));
    }
    return findings;
  }

  private Finding finding(boolean fails) {
    return fails
        ? Finding.failed(what, recorded, String.format(Locale.ROOT, "%s, p = %.1e", simulated, p))
        : Finding.passed(what);
  }
}
