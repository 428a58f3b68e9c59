package io.dryswarm.cli;

import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;

/** Runs a specification on the simulated cluster. */
final class ClusterRunner implements Runner {
  @Override
  public RunResult run(RunSpec spec, Watch watch) {
    throw new UnsupportedOperationException("the cluster is not assembled yet");
  }
}
