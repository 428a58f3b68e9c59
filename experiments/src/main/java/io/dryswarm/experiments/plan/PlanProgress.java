package io.dryswarm.experiments.plan;

import java.util.List;

/** How far a search is. */
public interface PlanProgress {
  PlanProgress SILENT = new PlanProgress() {};

  /** A candidate is run now. */
  default void tries(List<String> settings, Situation situation) {}

  /** A run has ended; so many have by now. */
  default void ran(int runs) {}
}
