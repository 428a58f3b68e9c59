package io.dryswarm.experiments.sweep;

import io.dryswarm.experiments.design.Trial;
import io.dryswarm.experiments.statistics.BatchMeans;
import io.dryswarm.experiments.steady.SteadyState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Results of an experiment that counts only a part of each run: every batch of a run stands as a replication of its own, and what is said
 * about the series beside them is read off.
 */
public final class Batches {
  /** Neighbouring batches that go together more than this are too short for their interval. */
  private static final double CORRELATED = 0.3;

  private final SteadyState steady;
  private final int metrics;
  private final TrialTable runs;

  /**
   * @param metrics how many
   * @param runs    as the experiment gave them
   */
  public Batches(SteadyState steady, int metrics, TrialTable runs) {
    this.steady = steady;
    this.metrics = metrics;
    this.runs = runs;
  }

  /** One row for each batch. */
  public TrialTable table() {
    if (!steady.isUsed()) {
      return runs;
    }
    TrialTable table = new TrialTable();
    for (TrialResult run : runs.all()) {
      for (int batch = 0; batch < steady.batches(); batch++) {
        List<OptionalDouble> values = new ArrayList<>();
        for (int metric = 0; metric < metrics; metric++) {
          values.add(run.values().get(metric * steady.batches() + batch));
        }
        Trial trial =
            new Trial(run.trial().cell(), run.trial().replication() * steady.batches() + batch);
        table.add(new TrialResult(trial, run.seed(), run.resultDigest(), values));
      }
    }
    return table;
  }

  /** What a reader should know about the series, one sentence each; empty if all is well. */
  public List<String> warnings() {
    if (!steady.isUsed()) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    long unsettled = runs.all().stream()
        .filter(run -> run.values().get(run.values().size() - 1).orElse(0) > 0)
        .count();
    if (unsettled > 0) {
      warnings.add("in " + unsettled + " of " + runs.size()
          + " runs latencies had not settled in the first half: the runs are too short, or their load too"
          + " high, for a steady state");
    }
    long correlated = runs.all().stream().filter(this::isCorrelated).count();
    if (correlated > 0) {
      warnings.add("in " + correlated + " of " + runs.size()
          + " runs neighbouring batches go together: intervals are too narrow, take longer runs or fewer"
          + " batches");
    }
    return warnings;
  }

  private boolean isCorrelated(TrialResult run) {
    for (int metric = 0; steady.batches() > 2 && metric < metrics; metric++) {
      double[] series =
          run.values().subList(metric * steady.batches(), (metric + 1) * steady.batches()).stream()
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .toArray();
      if (series.length > 2 && BatchMeans.correlationOf(series) > CORRELATED) {
        return true;
      }
    }
    return false;
  }
}
