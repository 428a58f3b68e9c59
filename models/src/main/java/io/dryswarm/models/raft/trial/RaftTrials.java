package io.dryswarm.models.raft.trial;

import static io.dryswarm.models.raft.trial.TrialCluster.NOBODY;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Time;

/** Runs the trials of a case. Equal arguments give equal results. */
public final class RaftTrials {
  /** Longer than any election takes. */
  private static final long LIMIT_NS = Time.HOUR;

  /** How long a follower's return is watched. */
  private static final long REJOIN_LIMIT_NS = 60 * Time.SECOND;

  private final TrialCase trial;
  private final TrialNotes notes = new TrialNotes();

  private RaftTrials(TrialCase trial) {
    this.trial = trial;
  }

  /**
   * @param trials number of independent swarms
   * @param seed   of them all
   */
  public static TrialResult run(TrialCase trial, int trials, long seed) {
    RaftTrials runs = new RaftTrials(trial);
    for (int number = 0; number < trials; number++) {
      runs.one(new TrialCluster(trial, Digest.of(seed, number)));
    }
    return runs.notes.result(trials);
  }

  private void one(TrialCluster cluster) {
    if (trial.kind() != TrialKind.COLD_START) {
      cluster.settle();
    }
    switch (trial.kind()) {
      case LEADER_CRASH -> leaderCrash(cluster, Time.NEVER);
      case LEADER_CRASH_BACK_SOON ->
        leaderCrash(cluster, cluster.between(Time.SECOND, 4 * Time.SECOND));
      case LEADER_ISOLATED -> leaderCut(cluster, false, false);
      case LEADER_DEAF -> leaderCut(cluster, true, false);
      case LEADER_MUTE -> leaderCut(cluster, false, true);
      case ISOLATED_FOLLOWER_REJOINS ->
        rejoin(cluster, cluster.between(30 * Time.SECOND, 40 * Time.SECOND));
      case ISOLATED_FOLLOWER_REJOINS_LONG ->
        rejoin(cluster, cluster.between(300 * Time.SECOND, 310 * Time.SECOND));
      case LEADER_TO_ONE_FOLLOWER_CUT -> oneLinkCut(cluster);
      case TRANSFER -> transfer(cluster);
      case COLD_START -> coldStart(cluster);
      case STEADY -> steady(cluster);
    }
  }

  private void leaderCrash(TrialCluster cluster, long downNs) {
    int old = cluster.leader();
    long term = cluster.leaderTerm();
    int candidacies = cluster.candidacies();
    long crashNs = cluster.nowNs();
    cluster.crash(old);
    if (downNs != Time.NEVER) {
      cluster.runFor(downNs);
      cluster.boot(old);
      old = NOBODY;
    }
    int gone = old;
    long electedNs = cluster.until(() -> cluster.leaderOtherThan(gone) != NOBODY, LIMIT_NS);
    notes.time("timeToNewLeader", electedNs - crashNs);
    notes.had("moreThanOneCandidacy", cluster.candidacies() > candidacies + 1);
    notes.had("moreThanOneElectionRound", cluster.leaderTerm() > term + 1);
    notes.rounds(cluster.leaderTerm() - term);
    long knownNs = cluster.until(() -> cluster.allFollowANewLeader(gone), LIMIT_NS);
    notes.time("timeUntilAllKnowLeader", knownNs - crashNs);
  }

  private void leaderCut(TrialCluster cluster, boolean speaks, boolean hears) {
    int old = cluster.leader();
    long term = cluster.leaderTerm();
    long cutNs = cluster.nowNs();
    cluster.setWays(old, speaks, hears);
    long[] at = {Time.NEVER, Time.NEVER};
    long firstNs = cluster.until(
        () -> cluster.leaderOtherThan(old) != NOBODY || !cluster.raft.isLeader(old), LIMIT_NS);
    boolean overlap = cluster.raft.isLeader(old);
    at[overlap ? 0 : 1] = firstNs;
    at[overlap ? 1 : 0] = cluster.until(
        () -> overlap ? !cluster.raft.isLeader(old) : cluster.leaderOtherThan(old) != NOBODY,
        LIMIT_NS);
    notes.time("newLeaderInMajority", at[0] - cutNs);
    notes.time("oldLeaderStepsDown", at[1] - cutNs);
    notes.time(overlap ? "twoLeadersOverlap" : "noLeaderGap", Math.abs(at[1] - at[0]));
    notes.had("twoLeadersForAWhile", overlap);
    notes.rounds(cluster.raft.term(cluster.leaderOtherThan(old)) - term);
  }

  private void rejoin(TrialCluster cluster, long cutOffNs) {
    int leader = cluster.leader();
    int follower = (leader + 1) % cluster.size;
    cluster.setWays(follower, false, false);
    cluster.runFor(cutOffNs);
    long ahead = cluster.raft.term(follower) - cluster.raft.term(leader);
    notes.value("followerTermAheadX1000", (double) ahead);
    cluster.setWays(follower, true, true);
    long healNs = cluster.nowNs();
    long downNs = cluster.until(() -> !cluster.raft.isLeader(leader), REJOIN_LIMIT_NS);
    notes.had("leaderDisturbed", downNs != Time.NEVER);
    if (downNs != Time.NEVER) {
      notes.time("healToStepDown", downNs - healNs);
      long electedNs = cluster.until(() -> cluster.leader() != NOBODY, LIMIT_NS);
      notes.time("leaderlessAfterStepDown", electedNs - downNs);
      int next = cluster.leader();
      notes.had("oldLeaderReelected", next == leader);
      notes.had("rejoinedFollowerElected", next == follower);
      notes.had("otherFollowerElected", next != leader && next != follower);
    }
  }

  private void oneLinkCut(TrialCluster cluster) {
    int leader = cluster.leader();
    cluster.cut(leader, (leader + 1) % cluster.size);
    LeaderWatch watch = new LeaderWatch(cluster);
    long cutNs = cluster.nowNs();
    cluster.until(watch::looked, 600 * Time.SECOND);
    if (watch.firstChangeNs() != Time.NEVER) {
      notes.time("firstChange", watch.firstChangeNs() - cutNs);
    }
    notes.value("leaderChangesIn600sX1000", watch.changes());
  }

  private void transfer(TrialCluster cluster) {
    int old = cluster.leader();
    long startNs = cluster.nowNs();
    cluster.raft.transferLeadership(old, () -> {});
    long electedNs = cluster.until(() -> cluster.leaderOtherThan(old) != NOBODY, LIMIT_NS);
    notes.time("transferTime", electedNs - startNs);
  }

  private void coldStart(TrialCluster cluster) {
    cluster.raft.coldStart(cluster.size);
    long electedNs = cluster.until(() -> cluster.leader() != NOBODY, LIMIT_NS);
    notes.time("timeToLeader", electedNs);
    notes.rounds(cluster.leaderTerm());
  }

  private void steady(TrialCluster cluster) {
    LeaderWatch watch = new LeaderWatch(cluster);
    cluster.until(watch::looked, Time.HOUR);
    watch.end();
    notes.value("leaderChangesPerHourX1000", watch.changes());
    notes.value("timesWithoutLeaderPerHourX1000", watch.gaps());
    notes.time("leaderlessTimePerHour", watch.leaderlessNs());
  }
}
