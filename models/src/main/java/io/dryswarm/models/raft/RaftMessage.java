package io.dryswarm.models.raft;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;
import java.util.List;

/** What members say to each other. Every message carries its sender's term. */
public sealed interface RaftMessage extends Payload {
  /** Size of a message without entries, bytes. */
  int HEADER_BYTES = 64;

  long term();

  /** Size on the wire, bytes. */
  default int sizeBytes() {
    return HEADER_BYTES;
  }

  /**
   * Asks for a vote.
   *
   * @param term of the candidacy; one ahead of the sender's own in a pre-vote
   */
  record Vote(long term, long lastIndex, long lastTerm, Kind kind) implements RaftMessage {
    /** Why it asks. */
    public enum Kind {
      ELECTION,
      /** Only whether it would get the vote. */
      PRE,
      /** The leader wants the sender to be its successor: no lease stands in the way. */
      TRANSFER
    }

    @Override
    public long digest() {
      return Digest.of(Digest.of(1, term), lastIndex, lastTerm, kind.ordinal());
    }
  }

  /** Answers a vote request. */
  record VoteReply(long term, boolean granted, boolean pre) implements RaftMessage {
    @Override
    public long digest() {
      return Digest.of(2, term, granted ? 1 : 0, pre ? 1 : 0);
    }
  }

  /** Hands entries over; they follow the entry at {@code previousIndex}. */
  record Append(
      long term, long previousIndex, long previousTerm, List<RaftEntry> entries, long commit)
      implements RaftMessage {
    @Override
    public int sizeBytes() {
      int bytes = HEADER_BYTES;
      for (RaftEntry entry : entries) {
        bytes += entry.sizeBytes();
      }
      return bytes;
    }

    @Override
    public long digest() {
      long h = Digest.of(3, term, previousIndex, commit);
      for (RaftEntry entry : entries) {
        h = Digest.mix(h, entry.digest());
      }
      return h;
    }
  }

  /**
   * Answers an append or a snapshot.
   *
   * @param index    accepted: last index that is now equal; rejected: the {@code previousIndex} that did not fit
   * @param hint     rejected: last index at which the logs may agree
   * @param hintTerm rejected: the sender's term there, 0 if it does not know
   */
  record AppendReply(long term, boolean accepted, long index, long hint, long hintTerm)
      implements RaftMessage {
    static AppendReply accepted(long term, long index) {
      return new AppendReply(term, true, index, 0, 0);
    }

    static AppendReply rejected(long term, long index, long hint, long hintTerm) {
      return new AppendReply(term, false, index, hint, hintTerm);
    }

    @Override
    public long digest() {
      return Digest.of(Digest.of(4, term, hintTerm), accepted ? 1 : 0, index, hint);
    }
  }

  /** The leader is there; {@code commit} is what the receiver may apply. */
  record Heartbeat(long term, long commit) implements RaftMessage {
    @Override
    public long digest() {
      return Digest.of(5, term, commit);
    }
  }

  /** The follower is there. */
  record HeartbeatReply(long term) implements RaftMessage {
    @Override
    public long digest() {
      return Digest.of(6, term);
    }
  }

  /** Takes the place of a log that was compacted away. */
  record InstallSnapshot(long term, RaftSnapshot snapshot) implements RaftMessage {
    @Override
    public int sizeBytes() {
      return (int) Math.min(Integer.MAX_VALUE, HEADER_BYTES + snapshot.sizeBytes());
    }

    @Override
    public long digest() {
      return Digest.of(7, term, snapshot.digest());
    }
  }

  /** The leader asks the receiver to stand for election at once. */
  record TimeoutNow(long term) implements RaftMessage {
    @Override
    public long digest() {
      return Digest.of(8, term);
    }
  }
}
