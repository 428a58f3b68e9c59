package io.dryswarm.models.gossip;

/** What a node thinks of a member. */
enum MemberState {
  /** Never heard of, or forgotten. */
  UNKNOWN,
  ALIVE,
  /** Did not answer; may still refute. */
  SUSPECT,
  DEAD
}
