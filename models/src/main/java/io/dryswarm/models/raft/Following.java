package io.dryswarm.models.raft;

/**
 * What a member takes from its leader: entries, the commit index, snapshots.
 *
 * <p>Source: etcd-io/raft raft.go handleAppendEntries, handleHeartbeat, handleSnapshot.
 */
final class Following {
  private final RaftState state;
  private final Election election;

  Following(RaftState state, Election election) {
    this.state = state;
    this.election = election;
  }

  void onAppend(int from, RaftMessage.Append append, RaftEffects out) {
    election.follow(from, out);
    RaftLog log = state.log;
    long previous = append.previousIndex();
    if (previous < state.commit) {
      out.send(from, RaftMessage.AppendReply.accepted(state.term, state.commit));
    } else if (log.matches(previous, append.previousTerm())) {
      log.accept(previous, append.entries());
      long last = previous + append.entries().size();
      state.commitTo(Math.min(append.commit(), last));
      out.send(from, RaftMessage.AppendReply.accepted(state.term, last));
    } else {
      long hint = log.lastPossibleMatch(Math.min(previous, log.lastIndex()), append.previousTerm());
      long hintTerm = log.reaches(hint) ? log.termAt(hint) : 0;
      out.send(from, RaftMessage.AppendReply.rejected(state.term, previous, hint, hintTerm));
    }
  }

  void onHeartbeat(int from, RaftMessage.Heartbeat heartbeat, RaftEffects out) {
    election.follow(from, out);
    state.commitTo(heartbeat.commit());
    out.send(from, new RaftMessage.HeartbeatReply(state.term));
  }

  void onSnapshot(int from, RaftMessage.InstallSnapshot message, RaftEffects out) {
    election.follow(from, out);
    long reached = restore(message.snapshot()) ? state.log.lastIndex() : state.commit;
    out.send(from, RaftMessage.AppendReply.accepted(state.term, reached));
  }

  /** False if the snapshot tells nothing new, or this member is not in it. */
  private boolean restore(RaftSnapshot snapshot) {
    if (snapshot.index() <= state.commit || !snapshot.membership().contains(state.self)) {
      return false;
    }
    if (state.log.matches(snapshot.index(), snapshot.term())) {
      state.commitTo(snapshot.index());
      return false;
    }
    state.log.restore(snapshot);
    state.commit = snapshot.index();
    state.membership = snapshot.membership();
    return true;
  }
}
