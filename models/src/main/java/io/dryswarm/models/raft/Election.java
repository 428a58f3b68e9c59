package io.dryswarm.models.raft;

import io.dryswarm.models.Dice;
import io.dryswarm.models.raft.RaftMessage.Vote;
import java.util.TreeMap;

/**
 * Who leads: time-outs, candidacies, votes, and the changes of role.
 *
 * <p>Source: etcd-io/raft raft.go tickElection, hup, campaign, Step, reset.
 */
final class Election {
  private final RaftSpec spec;
  private final RaftState state;
  private final Replication replication;
  private final Dice dice;
  private final TreeMap<Integer, Boolean> votes = new TreeMap<>();
  private int heartbeatElapsed;
  private int timeoutTicks;

  Election(RaftSpec spec, RaftState state, Replication replication, Dice dice) {
    this.spec = spec;
    this.state = state;
    this.replication = replication;
    this.dice = dice;
    reset();
  }

  void tick(RaftEffects out) {
    state.electionElapsed++;
    if (state.isLeader()) {
      tickLeader(out);
    } else if (state.isMember() && state.electionElapsed >= timeoutTicks) {
      state.electionElapsed = 0;
      campaign(spec.preVote() ? Vote.Kind.PRE : Vote.Kind.ELECTION, out);
    }
  }

  private void tickLeader(RaftEffects out) {
    heartbeatElapsed++;
    if (state.electionElapsed >= spec.electionTicks()) {
      state.electionElapsed = 0;
      if (!replication.heardFromQuorum()) {
        becomeFollower(state.term, RaftMachine.NOBODY, out);
      }
      replication.abortTransfer();
    }
    if (state.isLeader() && heartbeatElapsed >= spec.heartbeatTicks()) {
      heartbeatElapsed = 0;
      replication.broadcastHeartbeat(out);
    }
  }

  /** Stands for election, unless this member leads, is none, or has a change of members still to apply. */
  void campaign(Vote.Kind kind, RaftEffects out) {
    if (state.isLeader() || !state.isMember() || state.hasUnappliedChange()) {
      return;
    }
    boolean pre = kind == Vote.Kind.PRE;
    state.role = pre ? RaftRole.PRE_CANDIDATE : RaftRole.CANDIDATE;
    state.leader = RaftMachine.NOBODY;
    if (!pre) {
      state.term++;
      state.votedFor = state.self;
      reset();
    }
    votes.clear();
    out.roleChanged(state.role, state.term, state.leader);
    for (int member : state.membership.members()) {
      if (member != state.self) {
        long term = pre ? state.term + 1 : state.term;
        RaftLog log = state.log;
        out.send(member, new Vote(term, log.lastIndex(), log.lastTerm(), kind));
      }
    }
    count(state.self, true, out);
  }

  /** Heard from a leader less than an election time-out ago: nobody else may disturb it. */
  boolean hasLeaderLease() {
    return state.leader != RaftMachine.NOBODY && state.electionElapsed < spec.electionTicks();
  }

  void onVote(int from, Vote vote, RaftEffects out) {
    RaftLog log = state.log;
    boolean pre = vote.kind() == Vote.Kind.PRE;
    boolean free = state.votedFor == from
        || (state.votedFor == RaftMachine.NOBODY && state.leader == RaftMachine.NOBODY)
        || (pre && vote.term() > state.term);
    boolean upToDate = vote.lastTerm() > log.lastTerm()
        || (vote.lastTerm() == log.lastTerm() && vote.lastIndex() >= log.lastIndex());
    boolean grant = free && upToDate;
    out.send(from, new RaftMessage.VoteReply(grant ? vote.term() : state.term, grant, pre));
    if (grant && !pre) {
      state.electionElapsed = 0;
      state.votedFor = from;
    }
  }

  void onVoteReply(int from, RaftMessage.VoteReply reply, RaftEffects out) {
    boolean mine = state.role == (reply.pre() ? RaftRole.PRE_CANDIDATE : RaftRole.CANDIDATE);
    if (mine) {
      count(from, reply.granted(), out);
    }
  }

  private void count(int voter, boolean granted, RaftEffects out) {
    votes.putIfAbsent(voter, granted);
    int yes = 0;
    int no = 0;
    for (int member : state.membership.members()) {
      Boolean vote = votes.get(member);
      if (vote != null) {
        yes += vote ? 1 : 0;
        no += vote ? 0 : 1;
      }
    }
    if (yes >= state.membership.quorum()) {
      won(out);
    } else if (no > state.membership.size() - state.membership.quorum()) {
      becomeFollower(state.term, RaftMachine.NOBODY, out);
    }
  }

  private void won(RaftEffects out) {
    if (state.role == RaftRole.PRE_CANDIDATE) {
      campaign(Vote.Kind.ELECTION, out);
    } else {
      becomeLeader(out);
    }
  }

  /** The sender leads this term. */
  void follow(int from, RaftEffects out) {
    state.electionElapsed = 0;
    if (state.role != RaftRole.FOLLOWER) {
      becomeFollower(state.term, from, out);
    } else if (state.leader != from) {
      state.leader = from;
      out.roleChanged(state.role, state.term, state.leader);
    }
  }

  void becomeFollower(long term, int leader, RaftEffects out) {
    if (term != state.term) {
      state.votedFor = RaftMachine.NOBODY;
    }
    state.role = RaftRole.FOLLOWER;
    state.term = term;
    state.leader = leader;
    reset();
    out.roleChanged(state.role, state.term, state.leader);
  }

  void becomeLeader(RaftEffects out) {
    state.role = RaftRole.LEADER;
    state.leader = state.self;
    reset();
    out.roleChanged(state.role, state.term, state.leader);
    replication.begin(out);
  }

  private void reset() {
    state.electionElapsed = 0;
    heartbeatElapsed = 0;
    timeoutTicks = spec.electionTicks() + dice.below(spec.electionTicks());
    replication.end();
  }
}
