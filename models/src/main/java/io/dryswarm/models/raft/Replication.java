package io.dryswarm.models.raft;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a leader does: appends, sends, counts answers, commits, and hands its office over.
 *
 * <p>Source: etcd-io/raft raft.go stepLeader, maybeSendAppend, maybeCommit.
 */
final class Replication {
  private final RaftSpec spec;
  private final RaftState state;
  private final TreeMap<Integer, Progress> followers = new TreeMap<>();
  private long written;
  private long pendingChange;
  private int transferee = RaftMachine.NOBODY;

  Replication(RaftSpec spec, RaftState state) {
    this.spec = spec;
    this.state = state;
  }

  /** This member has won: opens its term with an empty entry. No change of members until all before it is applied. */
  void begin(RaftEffects out) {
    RaftLog log = state.log;
    written = 0;
    pendingChange = log.lastIndex();
    for (int member : state.membership.members()) {
      if (member != state.self) {
        followers.put(member, new Progress(log.lastIndex() + 1, spec.maxInflight()));
      }
    }
    log.append(new RaftEntry(state.term, null));
    broadcastAppend(out);
  }

  /** The office is lost, or a new one begins. */
  void end() {
    followers.clear();
    transferee = RaftMachine.NOBODY;
  }

  /** See {@link RaftMachine#propose}. */
  long propose(Command command, RaftEffects out) {
    if (!state.isLeader() || !state.isMember() || transferee != RaftMachine.NOBODY) {
      return -1;
    }
    RaftEntry entry = new RaftEntry(state.term, command);
    if (command instanceof MembershipChange) {
      if (pendingChange > state.applied) {
        entry = new RaftEntry(state.term, null);
      } else {
        pendingChange = state.log.lastIndex() + 1;
      }
    }
    long index = state.log.append(entry);
    broadcastAppend(out);
    return index;
  }

  /** The own disk holds the log up to there. */
  void persisted(long index, RaftEffects out) {
    written = Math.max(written, index);
    commitAndTell(out);
  }

  void onAppendReply(int from, RaftMessage.AppendReply reply, RaftEffects out) {
    Progress follower = followers.get(from);
    if (follower == null) {
      return;
    }
    follower.active = true;
    if (reply.accepted()) {
      onAccepted(from, follower, reply.index(), out);
    } else if (follower.rejected(reply.index(), agreement(reply))) {
      sendAppend(from, follower, true, out);
    }
  }

  private long agreement(RaftMessage.AppendReply reply) {
    return reply.hintTerm() == 0
        ? reply.hint()
        : state.log.lastPossibleMatch(reply.hint(), reply.hintTerm());
  }

  private void onAccepted(int from, Progress follower, long index, RaftEffects out) {
    boolean news = follower.accepted(index);
    if (!news && !(follower.match == index && follower.mode() == Progress.Mode.PROBE)) {
      return;
    }
    if (follower.mode() == Progress.Mode.PROBE
        || (follower.mode() == Progress.Mode.SNAPSHOT && state.log.reaches(follower.match))) {
      follower.replicate();
    } else if (follower.mode() == Progress.Mode.REPLICATE) {
      follower.freeInflight(index);
    }
    if (!commitAndTell(out) && follower.canUseCommit(state.commit)) {
      sendAppend(from, follower, true, out);
    }
    while (sendAppend(from, follower, false, out)) {
      // As many messages as may be under way at once.
    }
    if (from == transferee && follower.match == state.log.lastIndex()) {
      out.send(from, new RaftMessage.TimeoutNow(state.term));
    }
  }

  void onHeartbeatReply(int from, RaftEffects out) {
    Progress follower = followers.get(from);
    if (follower == null) {
      return;
    }
    follower.alive();
    if (follower.match < state.log.lastIndex() || follower.mode() == Progress.Mode.PROBE) {
      sendAppend(from, follower, true, out);
    }
  }

  void snapshotOver(int to, boolean arrived) {
    Progress follower = followers.get(to);
    if (follower != null) {
      follower.snapshotOver(arrived);
    }
  }

  void unreachable(int to) {
    Progress follower = followers.get(to);
    if (follower != null) {
      follower.unreachable();
    }
  }

  /** Whether a majority was heard since the last call. */
  boolean heardFromQuorum() {
    int heard = state.isMember() ? 1 : 0;
    for (Progress follower : followers.values()) {
      heard += follower.active ? 1 : 0;
      follower.active = false;
    }
    return heard >= state.membership.quorum();
  }

  void broadcastHeartbeat(RaftEffects out) {
    for (Map.Entry<Integer, Progress> entry : followers.entrySet()) {
      Progress follower = entry.getValue();
      long known = Math.min(follower.match, state.commit);
      out.send(entry.getKey(), new RaftMessage.Heartbeat(state.term, known));
      follower.sentHeartbeat(known);
    }
  }

  /** See {@link RaftMachine#transferLeadership}. */
  void transferTo(int successor, RaftEffects out) {
    Progress follower = followers.get(successor);
    if (follower == null || transferee == successor) {
      return;
    }
    state.electionElapsed = 0;
    transferee = successor;
    if (follower.match == state.log.lastIndex()) {
      out.send(successor, new RaftMessage.TimeoutNow(state.term));
    } else {
      sendAppend(successor, follower, true, out);
    }
  }

  /** A transfer that took an election time-out is given up. */
  void abortTransfer() {
    transferee = RaftMachine.NOBODY;
  }

  /** The membership has changed. */
  void membersChanged(RaftEffects out) {
    followers.keySet().removeIf(member -> !state.membership.contains(member));
    for (int member : state.membership.members()) {
      if (member != state.self && !followers.containsKey(member)) {
        Progress added = new Progress(Math.max(1, state.log.lastIndex()), spec.maxInflight());
        // It had no chance to be heard yet.
        added.active = true;
        followers.put(member, added);
      }
    }
    if (!commitAndTell(out)) {
      followers.forEach((member, follower) -> sendAppend(member, follower, false, out));
    }
    if (!state.membership.contains(transferee)) {
      abortTransfer();
    }
  }

  /** Commits what a majority has; only entries of the own term commit by counting. */
  private boolean commitAndTell(RaftEffects out) {
    long index = majorityIndex();
    if (index <= state.commit || state.log.termAt(index) != state.term) {
      return false;
    }
    state.commit = index;
    broadcastAppend(out);
    return true;
  }

  private long majorityIndex() {
    long[] matches = new long[state.membership.size()];
    int i = 0;
    for (int member : state.membership.members()) {
      Progress follower = followers.get(member);
      matches[i++] = follower == null ? written : follower.match;
    }
    java.util.Arrays.sort(matches);
    return matches.length == 0 ? 0 : matches[matches.length - state.membership.quorum()];
  }

  private void broadcastAppend(RaftEffects out) {
    followers.forEach((member, follower) -> sendAppend(member, follower, true, out));
  }

  private boolean sendAppend(int to, Progress follower, boolean evenEmpty, RaftEffects out) {
    if (follower.isPaused()) {
      return false;
    }
    long previous = follower.next - 1;
    if (!state.log.reaches(previous)) {
      return sendSnapshot(to, follower, out);
    }
    List<RaftEntry> entries = follower.takesEntries()
        ? state.log.from(follower.next, spec.maxBytesPerAppend())
        : List.of();
    if (entries.isEmpty() && !evenEmpty) {
      return false;
    }
    long previousTerm = state.log.termAt(previous);
    out.send(to, new RaftMessage.Append(state.term, previous, previousTerm, entries, state.commit));
    follower.sent(entries.size(), state.commit);
    return true;
  }

  /** SwarmKit sends the members of now along with the state of then. */
  private boolean sendSnapshot(int to, Progress follower, RaftEffects out) {
    if (!follower.active) {
      return false;
    }
    RaftSnapshot snapshot = state.log.snapshot();
    follower.snapshotSent(snapshot.index());
    out.send(
        to, new RaftMessage.InstallSnapshot(state.term, snapshot.withMembership(state.membership)));
    return true;
  }
}
