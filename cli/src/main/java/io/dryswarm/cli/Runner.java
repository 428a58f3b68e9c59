package io.dryswarm.cli;

import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;

/** Runs a specification: the one door from the command line to the simulator. */
@FunctionalInterface
public interface Runner {
  /**
   * @throws io.dryswarm.core.SimulationFault if the simulator itself is broken
   */
  RunResult run(RunSpec spec, RunOptions options);
}
