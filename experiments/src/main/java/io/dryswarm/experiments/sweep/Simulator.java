package io.dryswarm.experiments.sweep;

import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;

/** Runs a specification. Called from several threads at once, each with a specification of its own. */
@FunctionalInterface
public interface Simulator {
  RunResult run(RunSpec spec, RunOptions options);
}
