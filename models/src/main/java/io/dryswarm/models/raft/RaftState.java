package io.dryswarm.models.raft;

/** What one member knows. Changed by the parts of {@link RaftMachine} only. */
final class RaftState {
  final int self;
  final RaftLog log;
  Membership membership;
  RaftRole role = RaftRole.FOLLOWER;
  long term;
  int votedFor;
  int leader = RaftMachine.NOBODY;

  /** Highest index known to be committed. */
  long commit;

  /** Highest index that was applied to the replicated state. */
  long applied;

  /** Ticks since the leader was heard, a vote was granted, or the role changed; of a leader: since the quorum was checked. */
  int electionElapsed;

  RaftState(int self, Durable durable) {
    this.self = self;
    this.log = new RaftLog(durable.snapshot(), durable.entries());
    this.membership = durable.snapshot().membership();
    this.term = durable.term();
    this.votedFor = durable.votedFor();
    this.commit = Math.max(durable.commit(), durable.snapshot().index());
    this.applied = durable.snapshot().index();
  }

  boolean isMember() {
    return membership.contains(self);
  }

  boolean isLeader() {
    return role == RaftRole.LEADER;
  }

  void commitTo(long index) {
    commit = Math.max(commit, Math.min(index, log.lastIndex()));
  }

  /** Whether a snapshot or a committed change of the membership waits to be applied. */
  boolean hasUnappliedChange() {
    if (!log.reaches(applied)) {
      return true;
    }
    for (long index = applied + 1; index <= commit; index++) {
      if (log.at(index).command() instanceof MembershipChange) {
        return true;
      }
    }
    return false;
  }
}
