package io.dryswarm.cli;

import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;

/** Runs a specification on the simulated cluster. */
final class ClusterRunner implements Runner {
  @Override
  public RunResult run(RunSpec spec, Watch watch) {
    return ClusterSimulation.run(
        spec,
        new RunOptions(watch.sinks(), watch.progressNs(), watch.untilNs(), watch.observer()));
  }
}
