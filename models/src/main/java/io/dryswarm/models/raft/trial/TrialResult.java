package io.dryswarm.models.raft.trial;

import java.util.List;
import java.util.SortedMap;

/**
 * What the trials of one case showed.
 *
 * @param trials   how many were run
 * @param samples  metric to its values, milliseconds or counts, in order of the trials; a trial that did not show it has none
 * @param counts   property to the number of trials that had it
 * @param rounds   terms from the old leader to the new one, to the number of trials
 */
public record TrialResult(
    int trials,
    SortedMap<String, List<Double>> samples,
    SortedMap<String, Integer> counts,
    SortedMap<Long, Integer> rounds) {
  /** Values of a metric; empty if no trial showed it. */
  public List<Double> samplesMs(String metric) {
    return samples.getOrDefault(metric, List.of());
  }

  /** Share of the trials that had a property, 0..1. */
  public double share(String property) {
    return counts.getOrDefault(property, 0) / (double) trials;
  }
}
