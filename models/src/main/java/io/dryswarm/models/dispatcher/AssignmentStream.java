package io.dryswarm.models.dispatcher;

import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;

/** One stream of assignments: what the node has been told, and which message comes next. */
final class AssignmentStream {
  final AssignmentSet set;
  private long sequence;
  private int modifications;

  AssignmentStream(AssignmentSet set) {
    this.set = set;
  }

  /** Counts a change that waits for quiet. */
  int modified() {
    return ++modifications;
  }

  /** Takes all collected changes out as the next message; the first one is COMPLETE. */
  AssignmentsMessage next() {
    modifications = 0;
    long before = sequence++;
    return set.drain(before == 0, before, sequence);
  }
}
