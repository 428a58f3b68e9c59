package io.dryswarm.models.gossip;

/** What a node thinks of a member. */
enum MemberState {
  /** Never heard of, or forgotten. */
  UNKNOWN(0),
  ALIVE(1),
  /** Did not answer; may still refute. */
  SUSPECT(2),
  DEAD(3);

  private final int code;

  MemberState(int code) {
    this.code = code;
  }

  /** Stable number, for digests. */
  int code() {
    return code;
  }
}
