package io.dryswarm.models.raft;

/** What a member is at the moment. */
public enum RaftRole {
  FOLLOWER,
  CANDIDATE,
  LEADER
}
