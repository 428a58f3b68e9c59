package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.plan.GoalResult.Status;
import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.experiments.statistics.MeanInterval;
import io.dryswarm.experiments.statistics.Sample;
import io.dryswarm.scenarios.expect.Goal;
import java.util.List;
import java.util.OptionalDouble;

/** Judges goals by replications: by Student's interval of the mean, or, where a goal wants equality, by every single value. */
final class GoalJudge {
  private GoalJudge() {}

  /**
   * @param values one per replication, at least two
   * @param level  confidence of the interval
   */
  static GoalResult judge(Goal goal, List<OptionalDouble> values, double level) {
    double[] present = values.stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
    int without = values.size() - present.length;
    int against = 0;
    for (double value : present) {
      against += goal.holds(value) ? 0 : 1;
    }
    if (without > 0) {
      return new GoalResult(goal, Status.MISSED, null, without, against, values.size());
    }
    Interval estimate = MeanInterval.of(Sample.of(present), level);
    Status status = goal.kind() == Goal.Kind.EXACT
        ? against == 0 ? Status.MET : Status.MISSED
        : ofInterval(goal, estimate);
    return new GoalResult(goal, status, estimate, 0, against, values.size());
  }

  private static Status ofInterval(Goal goal, Interval estimate) {
    boolean lower = goal.holds(estimate.lower());
    boolean upper = goal.holds(estimate.upper());
    if (lower && upper) {
      return Status.MET;
    }
    return lower || upper ? Status.OPEN : Status.MISSED;
  }
}
