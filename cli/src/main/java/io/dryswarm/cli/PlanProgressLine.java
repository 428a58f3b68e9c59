package io.dryswarm.cli;

import io.dryswarm.experiments.plan.PlanProgress;
import io.dryswarm.experiments.plan.Situation;
import java.util.List;

/** Which candidate of a plan is run. How many are left nobody knows. */
final class PlanProgressLine implements PlanProgress {
  private final StatusLine line;
  private volatile String candidate = "";

  PlanProgressLine(StatusLine line) {
    this.line = line;
  }

  @Override
  public void tries(List<String> settings, Situation situation) {
    candidate = String.join(" ", settings)
        + (situation.load() == 1 ? "" : " at " + situation.load() + " times the load")
        + (situation.hasLosses() ? " with " + situation.losses().words() : "");
  }

  @Override
  public void ran(int runs) {
    line.show(() -> runs + " runs, now " + candidate);
  }

  /** Takes the line away. */
  void clear() {
    line.clear();
  }
}
