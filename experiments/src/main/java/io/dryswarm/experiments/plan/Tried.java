package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.design.Cell;
import java.util.List;

/**
 * A candidate that was run.
 *
 * @param outcomes one per situation, up to the first one that it does not bear
 * @param price    0 without prices
 */
public record Tried(Cell cell, List<Outcome> outcomes, double price) {
  public Tried {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether it meets all goals in all situations. */
  public boolean isMet() {
    return outcomes.stream().allMatch(Outcome::isMet);
  }

  /** Replications in all situations. */
  public int runs() {
    return outcomes.stream().mapToInt(Outcome::runs).sum();
  }
}
