package io.dryswarm.models.raft.trial;

import io.dryswarm.core.Time;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Takes down what the trials of a case show. */
final class TrialNotes {
  private final TreeMap<String, List<Double>> samples = new TreeMap<>();
  private final TreeMap<String, Integer> counts = new TreeMap<>();
  private final TreeMap<Long, Integer> rounds = new TreeMap<>();

  void time(String metric, long ns) {
    value(metric, ns / (double) Time.MILLISECOND);
  }

  void value(String metric, double value) {
    samples.computeIfAbsent(metric, m -> new ArrayList<>()).add(value);
  }

  void had(String property, boolean yes) {
    counts.merge(property, yes ? 1 : 0, Integer::sum);
  }

  void rounds(long terms) {
    rounds.merge(terms, 1, Integer::sum);
  }

  TrialResult result(int trials) {
    return new TrialResult(
        trials,
        Collections.unmodifiableSortedMap(samples),
        Collections.unmodifiableSortedMap(counts),
        Collections.unmodifiableSortedMap(rounds));
  }
}
