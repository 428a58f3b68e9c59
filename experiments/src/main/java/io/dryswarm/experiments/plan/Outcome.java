package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.plan.GoalResult.Status;
import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.experiments.statistics.MeanInterval;
import io.dryswarm.experiments.statistics.Sample;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a candidate did in one situation.
 *
 * @param goals  in the order in which they were given; empty where the situation cannot be
 * @param why    why the situation cannot be; empty if it can
 * @param values of each number that was measured, one per replication that has it
 * @param level  confidence of intervals
 */
public record Outcome(
    Situation situation,
    List<GoalResult> goals,
    String why,
    SortedMap<String, double[]> values,
    double level) {
  /** Whether all goals are met. */
  public boolean isMet() {
    return why.isEmpty() && goals.stream().allMatch(goal -> goal.status() == Status.MET);
  }

  /** Goals that are not met. */
  public List<GoalResult> misses() {
    return goals.stream().filter(goal -> goal.status() != Status.MET).toList();
  }

  /** Replications that were run. */
  public int runs() {
    return goals.isEmpty() ? 0 : goals.get(0).runs();
  }

  /** Mean of a number with its interval; nothing for fewer than two values. */
  public Optional<Interval> estimate(String metric) {
    double[] sample = values.getOrDefault(metric, new double[0]);
    return sample.length < 2
        ? Optional.empty()
        : Optional.of(MeanInterval.of(Sample.of(sample), level));
  }
}
