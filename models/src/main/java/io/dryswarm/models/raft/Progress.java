package io.dryswarm.models.raft;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a leader knows of one follower, and what it may send next.
 *
 * <p>Source: etcd-io/raft tracker/progress.go, inflights.go.
 */
final class Progress {
  /** How entries are sent. */
  enum Mode {
    /** Looking for the point where the logs agree: one message with entries at a time. */
    PROBE,
    /** The logs agree: messages are sent ahead of the answers. */
    REPLICATE,
    /** A snapshot is under way: nothing else is sent. */
    SNAPSHOT
  }

  /** Highest index known to be equal. */
  long match;

  /** Next index to send. */
  long next;

  /** Heard of since the last check of the quorum. */
  boolean active;

  private final int maxInflight;
  private final Deque<Long> inflight = new ArrayDeque<>();
  private Mode mode = Mode.PROBE;
  private boolean paused;
  private long sentCommit;
  private long pendingSnapshot;

  Progress(long next, int maxInflight) {
    this.next = next;
    this.maxInflight = maxInflight;
  }

  Mode mode() {
    return mode;
  }

  boolean isPaused() {
    return paused || mode == Mode.SNAPSHOT;
  }

  /** Whether entries may go; when too many are unanswered, only empty messages do. */
  boolean takesEntries() {
    return mode != Mode.REPLICATE || inflight.size() < maxInflight;
  }

  void sent(int entries, long commit) {
    if (mode == Mode.REPLICATE) {
      if (entries > 0) {
        next += entries;
        inflight.add(next - 1);
      }
      paused = inflight.size() >= maxInflight;
    } else {
      paused = paused || entries > 0;
    }
    sentCommit = commit;
  }

  void sentHeartbeat(long commit) {
    sentCommit = commit;
  }

  /** Whether a message would tell the follower of a commit that it can use and has not been told of. */
  boolean canUseCommit(long commit) {
    return commit > sentCommit && sentCommit < next - 1;
  }

  /** The follower answered a heartbeat. */
  void alive() {
    active = true;
    paused = false;
  }

  /** The follower's log equals ours up to {@code index}; returns whether that is news. */
  boolean accepted(long index) {
    if (index <= match) {
      return false;
    }
    match = index;
    next = Math.max(next, index + 1);
    paused = false;
    return true;
  }

  /** Answers up to {@code index} have come. */
  void freeInflight(long index) {
    while (!inflight.isEmpty() && inflight.element() <= index) {
      inflight.remove();
    }
    paused = inflight.size() >= maxInflight;
  }

  /**
   * What followed {@code previousIndex} did not fit; returns false if that is old news.
   *
   * @param hint last index at which the logs may agree
   */
  boolean rejected(long previousIndex, long hint) {
    if (mode == Mode.REPLICATE) {
      if (previousIndex <= match) {
        return false;
      }
      probe();
      return true;
    }
    if (next - 1 != previousIndex) {
      return false;
    }
    next = Math.max(Math.min(previousIndex, hint + 1), match + 1);
    sentCommit = Math.min(sentCommit, next - 1);
    paused = false;
    return true;
  }

  void probe() {
    long from = mode == Mode.SNAPSHOT ? Math.max(match, pendingSnapshot) : match;
    reset(Mode.PROBE);
    next = from + 1;
    sentCommit = Math.min(sentCommit, next - 1);
  }

  void replicate() {
    reset(Mode.REPLICATE);
    next = match + 1;
  }

  void snapshotSent(long index) {
    reset(Mode.SNAPSHOT);
    pendingSnapshot = index;
    next = index + 1;
    sentCommit = index;
  }

  /** The snapshot arrived or not; the follower's own word is waited for, or the next heartbeat. */
  void snapshotOver(boolean arrived) {
    if (mode == Mode.SNAPSHOT) {
      if (!arrived) {
        pendingSnapshot = 0;
      }
      probe();
      paused = true;
    }
  }

  /** A message was lost: what was sent ahead of the answers probably, too. */
  void unreachable() {
    if (mode == Mode.REPLICATE) {
      probe();
    }
  }

  private void reset(Mode newMode) {
    mode = newMode;
    paused = false;
    pendingSnapshot = 0;
    inflight.clear();
  }
}
