package io.dryswarm.models.raft;

/** What a member is at the moment. */
public enum RaftRole {
  FOLLOWER,
  /** Asks whether it could win; only with pre-vote. */
  PRE_CANDIDATE,
  CANDIDATE,
  LEADER
}
