package io.dryswarm.models.raft;

/** What a leader knows of one follower. */
final class Progress {
  /** Highest index known to be equal. */
  long match;

  /** Next index to send. */
  long next;

  /** Looking for the point where the logs agree: one message at a time. */
  boolean probing = true;

  /** Probing, and the answer is outstanding. */
  boolean waiting;

  /** Heard of since the last check of the quorum. */
  boolean active;

  Progress(long next) {
    this.next = next;
  }

  void accepted(long index) {
    match = Math.max(match, index);
    next = Math.max(next, index + 1);
    probing = false;
    waiting = false;
  }

  void rejected(long hint) {
    next = Math.max(match + 1, Math.min(hint, next - 1));
    next = Math.max(next, 1);
    probing = true;
    waiting = false;
  }
}
