package io.dryswarm.models.raft;

/** What a member asks of its host. Messages may leave only after the state that was changed before them is on disk. */
public interface RaftEffects {
  void send(int to, RaftMessage message);

  /** Role, term or known leader changed; {@code leader} is {@link RaftMachine#NOBODY} if none is known. */
  void roleChanged(RaftRole role, long term, int leader);

  /** A vote request was ignored, because the leader was heard of less than an election time-out ago; the candidate learns nothing. */
  void voteRefusedByLease(int candidate);
}
