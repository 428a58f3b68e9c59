package io.dryswarm.models.raft.trial;

import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.raft.RaftSpec;

/**
 * One kind of trial with its settings.
 *
 * @param managers        number of managers, 1 or more
 * @param latencyNs       of every message, one way, nanoseconds
 * @param lossProbability of every message, independently, 0 to below 1
 * @param fsyncNs         one write to a manager's disk, nanoseconds
 */
public record TrialCase(
    TrialKind kind,
    int managers,
    long latencyNs,
    double lossProbability,
    Distribution fsyncNs,
    RaftSpec spec) {
  public TrialCase {
    if (managers < 1) {
      throw new IllegalArgumentException("managers: " + managers + ", expected 1 or more");
    }
    if (!(lossProbability >= 0 && lossProbability < 1)) {
      throw new IllegalArgumentException(
          "lossProbability: " + lossProbability + ", expected 0 to below 1");
    }
  }

  /** With SwarmKit's settings and disks that take no time. */
  public static TrialCase of(TrialKind kind, int managers, long latencyNs, double lossProbability) {
    return new TrialCase(
        kind, managers, latencyNs, lossProbability, new Constant(0), RaftSpec.SWARM);
  }

  public TrialCase with(RaftSpec otherSpec) {
    return new TrialCase(kind, managers, latencyNs, lossProbability, fsyncNs, otherSpec);
  }
}
