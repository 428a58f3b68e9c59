package io.dryswarm.models.raft;

import io.dryswarm.models.Dice;
import io.dryswarm.models.raft.RaftMessage.Vote;
import io.dryswarm.models.raft.RaftMessage.VoteReply;

/**
 * The Raft protocol of one member. Knows neither clock nor disk nor wire: the host calls {@link #tick} once a tick, hands messages to
 * {@link #receive}, writes what {@link #log} and the hard state say, reports {@link #persisted}, applies what is committed, and
 * reports that with {@link #applied}.
 *
 * <p>Parts: {@code Election} (who leads), {@code Replication} (what a leader does), {@code Following} (what a follower takes).
 *
 * <p>Source: etcd-io/raft raft.go with CheckQuorum on, and PreVote off unless {@link RaftSpec#preVote}, as SwarmKit configures it.
 */
public final class RaftMachine {
  /** No member. */
  public static final int NOBODY = -1;

  private final RaftState state;
  private final Replication replication;
  private final Election election;
  private final Following following;

  /**
   * @param self    id of this member
   * @param durable what the disk holds
   */
  public RaftMachine(RaftSpec spec, int self, Durable durable, Dice dice) {
    this.state = new RaftState(self, durable);
    this.replication = new Replication(spec, state);
    this.election = new Election(spec, state, replication, dice);
    this.following = new Following(state, election);
  }

  /** Takes part as if {@code first} had just won the election of term 1. */
  public void bootstrap(int first, RaftEffects out) {
    state.term = 1;
    state.votedFor = first;
    if (first == state.self) {
      election.becomeLeader(out);
    } else {
      election.becomeFollower(1, first, out);
    }
  }

  /** One tick of this member's own clock. */
  public void tick(RaftEffects out) {
    election.tick(out);
  }

  /** Stands for election at once: SwarmKit's only member after its start, or a follower that saw its leader removed. */
  public void campaign(RaftEffects out) {
    election.campaign(Vote.Kind.ELECTION, out);
  }

  /** A message from another member. */
  public void receive(int from, RaftMessage message, RaftEffects out) {
    if (message.term() > state.term) {
      if (message instanceof Vote vote
          && vote.kind() != Vote.Kind.TRANSFER
          && election.hasLeaderLease()) {
        out.voteRefusedByLease(from);
        return;
      }
      if (!isAboutAFutureTerm(message)) {
        int leader = isFromLeader(message) ? from : NOBODY;
        election.becomeFollower(message.term(), leader, out);
      }
    } else if (message.term() < state.term) {
      onEarlierTerm(from, message, out);
      return;
    }
    dispatch(from, message, out);
  }

  /** A pre-vote asks for a term that nobody has reached, and its grant repeats that term. */
  private static boolean isAboutAFutureTerm(RaftMessage message) {
    return (message instanceof Vote vote && vote.kind() == Vote.Kind.PRE)
        || (message instanceof VoteReply reply && reply.pre() && reply.granted());
  }

  private static boolean isFromLeader(RaftMessage message) {
    return message instanceof RaftMessage.Append
        || message instanceof RaftMessage.Heartbeat
        || message instanceof RaftMessage.InstallSnapshot;
  }

  private void onEarlierTerm(int from, RaftMessage message, RaftEffects out) {
    if (message instanceof RaftMessage.Append || message instanceof RaftMessage.Heartbeat) {
      // Tells a leader of the past that its term is over, so that it steps down.
      out.send(from, RaftMessage.AppendReply.accepted(state.term, 0));
    } else if (message instanceof Vote vote && vote.kind() == Vote.Kind.PRE) {
      out.send(from, new VoteReply(state.term, false, true));
    }
  }

  private void dispatch(int from, RaftMessage message, RaftEffects out) {
    if (message instanceof Vote vote) {
      election.onVote(from, vote, out);
    } else if (message instanceof VoteReply reply) {
      election.onVoteReply(from, reply, out);
    } else if (message instanceof RaftMessage.Append append) {
      following.onAppend(from, append, out);
    } else if (message instanceof RaftMessage.Heartbeat heartbeat) {
      following.onHeartbeat(from, heartbeat, out);
    } else if (message instanceof RaftMessage.InstallSnapshot snapshot) {
      following.onSnapshot(from, snapshot, out);
    } else if (message instanceof RaftMessage.TimeoutNow) {
      onTimeoutNow(out);
    } else if (state.isLeader()) {
      dispatchToLeader(from, message, out);
    }
  }

  private void dispatchToLeader(int from, RaftMessage message, RaftEffects out) {
    if (message instanceof RaftMessage.AppendReply reply) {
      replication.onAppendReply(from, reply, out);
    } else if (message instanceof RaftMessage.HeartbeatReply) {
      replication.onHeartbeatReply(from, out);
    } else {
      throw new AssertionError("unhandled " + message);
    }
  }

  private void onTimeoutNow(RaftEffects out) {
    if (state.role == RaftRole.FOLLOWER) {
      election.campaign(Vote.Kind.TRANSFER, out);
    }
  }

  /**
   * Adds a command to the log and offers it to the followers. A change of members goes in as an empty entry while an earlier one may
   * still have to be applied.
   *
   * @return its index, or -1 if this member does not lead, is being replaced, or is no member any more: the command is dropped
   */
  public long propose(Command command, RaftEffects out) {
    return replication.propose(command, out);
  }

  /** This member's disk holds its log up to that entry. */
  public void persisted(long index, long entryTerm, RaftEffects out) {
    if (state.isLeader() && state.log.matches(index, entryTerm)) {
      replication.persisted(index, out);
    }
  }

  /** The entry at {@code index} has been applied; a change of members counts from now on. */
  public void applied(long index, RaftEffects out) {
    RaftEntry entry = state.log.at(index);
    state.applied = index;
    if (entry.command() instanceof MembershipChange change) {
      state.membership = state.membership.with(change);
      if (state.isLeader()) {
        replication.membersChanged(out);
      }
    }
  }

  /** The state of a snapshot has been taken over. */
  public void restored(long index) {
    state.applied = index;
  }

  /** Hands leadership to a follower, as soon as its log is complete; given up after an election time-out. Nothing is proposed meanwhile. */
  public void transferLeadership(int successor, RaftEffects out) {
    if (state.isLeader()) {
      replication.transferTo(successor, out);
    }
  }

  /** A snapshot sent to {@code to} has arrived there, or not. */
  public void snapshotOver(int to, boolean arrived) {
    if (state.isLeader()) {
      replication.snapshotOver(to, arrived);
    }
  }

  /** A message to {@code to} was not delivered. */
  public void unreachable(int to) {
    if (state.isLeader()) {
      replication.unreachable(to);
    }
  }

  public RaftRole role() {
    return state.role;
  }

  public long term() {
    return state.term;
  }

  /** Whom this member voted for in its term, or {@link #NOBODY}. */
  public int votedFor() {
    return state.votedFor;
  }

  /** Who leads as far as this member knows, or {@link #NOBODY}. */
  public int leader() {
    return state.leader;
  }

  /** Highest index known to be committed. */
  public long commit() {
    return state.commit;
  }

  /** Who takes part as of the last applied entry. */
  public Membership membership() {
    return state.membership;
  }

  RaftLog log() {
    return state.log;
  }
}
