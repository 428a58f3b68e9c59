package io.dryswarm.models.raft;

import io.dryswarm.models.Dice;
import java.util.List;

/**
 * The Raft protocol of one member. Knows neither clock nor disk nor wire: the host calls {@link #tick} once a tick, hands messages to
 * {@link #receive}, writes what {@link #log} and the hard state say, and then reports {@link #persisted}.
 *
 * <p>Source: etcd-io/raft raft.go with PreVote off and CheckQuorum on, as SwarmKit configures it.
 */
public final class RaftMachine {
  /** No member. */
  public static final int NOBODY = -1;

  private final RaftSpec spec;
  private final int self;
  private final int members;
  private final Dice dice;
  private final RaftLog log;
  private final Progress[] progress;
  private final boolean[] granted;
  private final boolean[] answered;

  private RaftRole role = RaftRole.FOLLOWER;
  private long term;
  private int votedFor;
  private int leader = NOBODY;
  private long commit;
  private int electionElapsed;
  private int heartbeatElapsed;
  private int timeoutTicks;

  /**
   * @param durable what the disk holds; an empty one for a new member
   * @param members number of members; their ids are 0..members-1
   */
  public RaftMachine(RaftSpec spec, int self, int members, Durable durable, Dice dice) {
    this.spec = spec;
    this.self = self;
    this.members = members;
    this.dice = dice;
    this.log = new RaftLog(durable.entries());
    this.term = durable.term();
    this.votedFor = durable.votedFor();
    this.commit = durable.commit();
    this.progress = new Progress[members];
    this.granted = new boolean[members];
    this.answered = new boolean[members];
    resetTimers();
  }

  /** Takes part as if {@code first} had just won the election of term 1. */
  public void bootstrap(int first, RaftEffects out) {
    term = 1;
    votedFor = first;
    if (first == self) {
      becomeLeader(out);
    } else {
      becomeFollower(1, first, out);
    }
  }

  /** One tick of this member's own clock. */
  public void tick(RaftEffects out) {
    electionElapsed++;
    if (role == RaftRole.LEADER) {
      tickLeader(out);
    } else if (electionElapsed >= timeoutTicks) {
      electionElapsed = 0;
      campaign(out);
    }
  }

  private void tickLeader(RaftEffects out) {
    heartbeatElapsed++;
    if (electionElapsed >= spec.electionTicks()) {
      electionElapsed = 0;
      checkQuorum(out);
    }
    if (role == RaftRole.LEADER && heartbeatElapsed >= spec.heartbeatTicks()) {
      heartbeatElapsed = 0;
      broadcastHeartbeat(out);
    }
  }

  /** A leader that has not heard from a majority for an election time-out steps down. */
  private void checkQuorum(RaftEffects out) {
    int active = 1;
    for (int peer = 0; peer < members; peer++) {
      if (peer != self && progress[peer].active) {
        active++;
        progress[peer].active = false;
      }
    }
    if (active < quorum()) {
      becomeFollower(term, NOBODY, out);
    }
  }

  /** Stands for election. */
  private void campaign(RaftEffects out) {
    role = RaftRole.CANDIDATE;
    term++;
    votedFor = self;
    leader = NOBODY;
    resetTimers();
    for (int peer = 0; peer < members; peer++) {
      granted[peer] = peer == self;
      answered[peer] = peer == self;
    }
    out.roleChanged(role, term, leader);
    if (members == 1) {
      becomeLeader(out);
      return;
    }
    for (int peer = 0; peer < members; peer++) {
      if (peer != self) {
        out.send(peer, new RaftMessage.Vote(term, log.lastIndex(), log.lastTerm()));
      }
    }
  }

  /** A message from another member. */
  public void receive(int from, RaftMessage message, RaftEffects out) {
    if (message.term() > term) {
      if (message instanceof RaftMessage.Vote && hasLeaderLease()) {
        return;
      }
      becomeFollower(message.term(), isFromLeader(message) ? from : NOBODY, out);
    } else if (message.term() < term) {
      if (isFromLeader(message)) {
        // Tells a leader of the past that its term is over, so that it steps down.
        out.send(from, new RaftMessage.AppendReply(term, false, 0, 0));
      }
      return;
    }
    dispatch(from, message, out);
  }

  private void dispatch(int from, RaftMessage message, RaftEffects out) {
    if (message instanceof RaftMessage.Vote vote) {
      onVote(from, vote, out);
    } else if (message instanceof RaftMessage.VoteReply reply) {
      onVoteReply(from, reply, out);
    } else if (message instanceof RaftMessage.Append append) {
      onAppend(from, append, out);
    } else if (message instanceof RaftMessage.AppendReply reply) {
      onAppendReply(from, reply, out);
    } else if (message instanceof RaftMessage.Heartbeat heartbeat) {
      onHeartbeat(from, heartbeat, out);
    } else if (message instanceof RaftMessage.HeartbeatReply) {
      onHeartbeatReply(from, out);
    } else {
      throw new AssertionError("unhandled " + message);
    }
  }

  /** Heard from a leader less than an election time-out ago: nobody else may disturb it. */
  private boolean hasLeaderLease() {
    return leader != NOBODY && electionElapsed < spec.electionTicks();
  }

  private static boolean isFromLeader(RaftMessage message) {
    return message instanceof RaftMessage.Append || message instanceof RaftMessage.Heartbeat;
  }

  private void onVote(int from, RaftMessage.Vote vote, RaftEffects out) {
    boolean free = votedFor == from || (votedFor == NOBODY && leader == NOBODY);
    boolean upToDate = vote.lastTerm() > log.lastTerm()
        || (vote.lastTerm() == log.lastTerm() && vote.lastIndex() >= log.lastIndex());
    boolean grant = free && upToDate;
    if (grant) {
      votedFor = from;
      electionElapsed = 0;
    }
    out.send(from, new RaftMessage.VoteReply(term, grant));
  }

  private void onVoteReply(int from, RaftMessage.VoteReply reply, RaftEffects out) {
    if (role != RaftRole.CANDIDATE || answered[from]) {
      return;
    }
    answered[from] = true;
    granted[from] = reply.granted();
    int yes = 0;
    int no = 0;
    for (int peer = 0; peer < members; peer++) {
      yes += granted[peer] ? 1 : 0;
      no += answered[peer] && !granted[peer] ? 1 : 0;
    }
    if (yes >= quorum()) {
      becomeLeader(out);
    } else if (no >= quorum()) {
      becomeFollower(term, NOBODY, out);
    }
  }

  private void onAppend(int from, RaftMessage.Append append, RaftEffects out) {
    follow(from, out);
    if (append.previousIndex() < commit) {
      out.send(from, new RaftMessage.AppendReply(term, true, commit, 0));
    } else if (log.matches(append.previousIndex(), append.previousTerm())) {
      log.accept(append.previousIndex(), append.entries());
      long last = append.previousIndex() + append.entries().size();
      commit = Math.max(commit, Math.min(append.commit(), last));
      out.send(from, new RaftMessage.AppendReply(term, true, last, 0));
    } else {
      long hint = Math.min(append.previousIndex(), log.lastIndex() + 1);
      while (hint > commit + 1 && log.termAt(hint - 1) > append.previousTerm()) {
        hint--;
      }
      out.send(from, new RaftMessage.AppendReply(term, false, append.previousIndex(), hint));
    }
  }

  private void onAppendReply(int from, RaftMessage.AppendReply reply, RaftEffects out) {
    if (role != RaftRole.LEADER) {
      return;
    }
    Progress peer = progress[from];
    peer.active = true;
    if (!reply.accepted()) {
      peer.rejected(reply.hint());
      sendAppend(from, out);
      return;
    }
    peer.accepted(reply.index());
    if (advanceCommit()) {
      broadcastAppend(out);
    } else if (peer.next <= log.lastIndex()) {
      sendAppend(from, out);
    }
  }

  private void onHeartbeat(int from, RaftMessage.Heartbeat heartbeat, RaftEffects out) {
    follow(from, out);
    commit = Math.max(commit, Math.min(heartbeat.commit(), log.lastIndex()));
    out.send(from, new RaftMessage.HeartbeatReply(term));
  }

  private void onHeartbeatReply(int from, RaftEffects out) {
    if (role != RaftRole.LEADER) {
      return;
    }
    Progress peer = progress[from];
    peer.active = true;
    peer.waiting = false;
    if (peer.match < log.lastIndex()) {
      // What was sent may be lost: start again from what is known to be there.
      peer.next = peer.match + 1;
      peer.probing = true;
      sendAppend(from, out);
    }
  }

  /** The sender leads this term. */
  private void follow(int from, RaftEffects out) {
    electionElapsed = 0;
    if (role != RaftRole.FOLLOWER) {
      becomeFollower(term, from, out);
    } else if (leader != from) {
      leader = from;
      out.roleChanged(role, term, leader);
    }
  }

  /**
   * Adds a command to the log and offers it to the followers.
   *
   * @return its index, or -1 if this member does not lead
   */
  public long propose(Command command, RaftEffects out) {
    if (role != RaftRole.LEADER) {
      return -1;
    }
    long index = log.append(new RaftEntry(term, command));
    broadcastAppend(out);
    return index;
  }

  /** This member's disk holds its log up to that entry. */
  public void persisted(long index, long entryTerm, RaftEffects out) {
    if (role == RaftRole.LEADER && log.matches(index, entryTerm)) {
      progress[self].match = Math.max(progress[self].match, index);
      if (advanceCommit()) {
        broadcastAppend(out);
      }
    }
  }

  /** Commits what a majority has; only entries of the own term commit by counting. */
  private boolean advanceCommit() {
    long index = log.lastIndex();
    while (index > commit && log.termAt(index) == term && !onMajority(index)) {
      index--;
    }
    if (index > commit && log.termAt(index) == term) {
      commit = index;
      return true;
    }
    return false;
  }

  private boolean onMajority(long index) {
    int have = 0;
    for (Progress member : progress) {
      have += member.match >= index ? 1 : 0;
    }
    return have >= quorum();
  }

  private void broadcastAppend(RaftEffects out) {
    for (int peer = 0; peer < members; peer++) {
      if (peer != self) {
        sendAppend(peer, out);
      }
    }
  }

  private void sendAppend(int to, RaftEffects out) {
    Progress peer = progress[to];
    if (peer.probing && peer.waiting) {
      return;
    }
    long previous = peer.next - 1;
    List<RaftEntry> entries = log.from(peer.next, peer.probing ? 1 : spec.maxEntriesPerAppend());
    out.send(to, new RaftMessage.Append(term, previous, log.termAt(previous), entries, commit));
    if (peer.probing) {
      peer.waiting = true;
    } else {
      peer.next += entries.size();
    }
  }

  private void broadcastHeartbeat(RaftEffects out) {
    for (int peer = 0; peer < members; peer++) {
      if (peer != self) {
        long known = Math.min(progress[peer].match, commit);
        out.send(peer, new RaftMessage.Heartbeat(term, known));
      }
    }
  }

  private void becomeFollower(long newTerm, int newLeader, RaftEffects out) {
    if (newTerm != term) {
      votedFor = NOBODY;
    }
    role = RaftRole.FOLLOWER;
    term = newTerm;
    leader = newLeader;
    resetTimers();
    out.roleChanged(role, term, leader);
  }

  private void becomeLeader(RaftEffects out) {
    role = RaftRole.LEADER;
    leader = self;
    resetTimers();
    for (int peer = 0; peer < members; peer++) {
      progress[peer] = new Progress(log.lastIndex() + 1);
      progress[peer].active = true;
    }
    out.roleChanged(role, term, leader);
    log.append(new RaftEntry(term, null));
    broadcastAppend(out);
  }

  private void resetTimers() {
    electionElapsed = 0;
    heartbeatElapsed = 0;
    timeoutTicks = spec.electionTicks() + dice.below(spec.electionTicks());
  }

  private int quorum() {
    return members / 2 + 1;
  }

  public RaftRole role() {
    return role;
  }

  public long term() {
    return term;
  }

  /** Whom this member voted for in its term, or {@link #NOBODY}. */
  public int votedFor() {
    return votedFor;
  }

  /** Who leads as far as this member knows, or {@link #NOBODY}. */
  public int leader() {
    return leader;
  }

  /** Highest index known to be committed. */
  public long commit() {
    return commit;
  }

  RaftLog log() {
    return log;
  }
}
