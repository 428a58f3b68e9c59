package io.dryswarm.experiments.sweep;

import io.dryswarm.experiments.design.Trial;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one run gave.
 *
 * @param resultDigest of the run: equal for equal runs
 * @param values       one per metric, in the order of the metrics; empty where this run does not have it
 */
public record TrialResult(Trial trial, long seed, long resultDigest, List<OptionalDouble> values) {
  public TrialResult {
    values = List.copyOf(values);
  }
}
