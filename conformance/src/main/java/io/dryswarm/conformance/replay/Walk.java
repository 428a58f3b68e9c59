package io.dryswarm.conformance.replay;

import java.util.List;

/** A state that is brought forward through the changes of a recording. */
final class Walk {
  private final SwarmState state;
  private final List<Recording.Change> changes;
  private int next;

  Walk(Recording recording) {
    this.state = recording.stateAtStart();
    this.changes = recording.changes();
  }

  SwarmState state() {
    return state;
  }

  /** Applies what has happened by then; not backwards. */
  void to(Instant at) {
    while (next < changes.size()
        && at.includes(changes.get(next).timeNs(), changes.get(next).sequence())) {
      changes.get(next).change().accept(state);
      next++;
    }
  }

  /** Whether anything changes later. */
  boolean hasMore() {
    return next < changes.size();
  }

  /** The time of the next change. */
  long nextTimeNs() {
    return changes.get(next).timeNs();
  }
}
