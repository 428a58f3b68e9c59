package io.dryswarm.models.gossip;

/** What a node thinks of a member. */
enum MemberState {
  /** Never heard of, or forgotten. */
  UNKNOWN(0),
  ALIVE(1),
  /** Did not answer; may still refute. */
  SUSPECT(2),
  DEAD(3),
  /** Has said good-bye. */
  LEFT(4);

  private final int code;

  MemberState(int code) {
    this.code = code;
  }

  /** Whether it is neither probed nor counted on. */
  boolean isGone() {
    return this == DEAD || this == LEFT;
  }

  /** Stable number, for digests. */
  int code() {
    return code;
  }
}
