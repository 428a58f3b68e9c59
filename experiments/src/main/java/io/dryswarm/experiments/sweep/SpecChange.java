package io.dryswarm.experiments.sweep;

import io.dryswarm.models.cluster.RunSpec;

/** What an experiment changes in a run after it has been read, where no setting of the scenario says it. */
@FunctionalInterface
public interface SpecChange {
  SpecChange NONE = (spec, replication) -> spec;

  /**
   * @param replication of the cell, from 0
   */
  RunSpec apply(RunSpec spec, int replication);
}
