package io.dryswarm.models.raft.trial;

import io.dryswarm.core.Time;

/** Counts changes of the leader, and the time without one. */
final class LeaderWatch {
  private final TrialCluster cluster;
  private int leader;
  private boolean leaderless;
  private long sinceNs;
  private int changes;
  private int gaps;
  private long leaderlessNs;
  private long firstChangeNs = Time.NEVER;

  LeaderWatch(TrialCluster cluster) {
    this.cluster = cluster;
    this.leader = cluster.leader();
  }

  /** Takes a look; never has enough. */
  boolean looked() {
    int now = cluster.leader();
    if (now == TrialCluster.NOBODY) {
      if (!leaderless) {
        leaderless = true;
        gaps++;
        sinceNs = cluster.stateNs();
      }
      return false;
    }
    end();
    if (now != leader) {
      leader = now;
      changes++;
      firstChangeNs = Math.min(firstChangeNs, cluster.stateNs());
    }
    return false;
  }

  /** Ends a time without a leader. */
  void end() {
    if (leaderless) {
      leaderless = false;
      leaderlessNs += cluster.stateNs() - sinceNs;
    }
  }

  int changes() {
    return changes;
  }

  int gaps() {
    return gaps;
  }

  long leaderlessNs() {
    return leaderlessNs;
  }

  long firstChangeNs() {
    return firstChangeNs;
  }
}
