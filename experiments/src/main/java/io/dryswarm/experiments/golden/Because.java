package io.dryswarm.experiments.golden;

import io.dryswarm.models.result.PlacementDecision;

/** The reasons of a decision as the end of a sentence. */
final class Because {
  private Because() {}

  /** {@code " because it has fewer tasks of web (0) than the next best, worker-1 (1)"}; empty without a reason. */
  static String of(PlacementDecision decision) {
    if (decision.because().isEmpty()) {
      return "";
    }
    String reasons = String.join("; ", decision.because());
    String prefix = decision.node() + ": ";
    return " because "
        + (decision.isPlaced() && reasons.startsWith(prefix)
            ? clause(reasons.substring(prefix.length()))
            : reasons);
  }

  private static String clause(String reason) {
    if (reason.startsWith("fewer ") || reason.startsWith("as many ")) {
      return "it has " + reason;
    }
    if (reason.startsWith("a tie")) {
      return "of " + reason;
    }
    return reason.startsWith("its turn") || reason.startsWith("the best ")
        ? "it was " + reason
        : reason;
  }
}
