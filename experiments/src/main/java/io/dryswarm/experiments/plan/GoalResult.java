package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.scenarios.expect.Goal;
import org.jspecify.annotations.Nullable;

/**
 * What some replications say about a goal.
 *
 * @param estimate mean over the replications with its interval; {@code null} where some replication has no value
 * @param without  replications that have no value
 * @param against  replications whose own value is not what is wanted
 * @param runs     all replications
 */
public record GoalResult(
    Goal goal, Status status, @Nullable Interval estimate, int without, int against, int runs) {
  /** How far the question is answered. */
  public enum Status {
    MET("met"),
    MISSED("missed"),
    /** The interval holds the limit. */
    OPEN("open");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As a report says it. */
    public String word() {
      return word;
    }
  }
}
