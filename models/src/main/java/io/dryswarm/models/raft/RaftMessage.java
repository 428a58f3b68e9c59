package io.dryswarm.models.raft;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;
import java.util.List;

/** What members say to each other. Every message carries its sender's term. */
public sealed interface RaftMessage extends Payload {
  long term();

  /** Size on the wire, bytes. */
  default int sizeBytes() {
    return 64;
  }

  /** Asks for a vote. */
  record Vote(long term, long lastIndex, long lastTerm) implements RaftMessage {
    @Override
    public long digest() {
      return Digest.of(1, term, lastIndex, lastTerm);
    }
  }

  /** Answers a vote request. */
  record VoteReply(long term, boolean granted) implements RaftMessage {
    @Override
    public long digest() {
      return Digest.of(2, term, granted ? 1 : 0);
    }
  }

  /** Hands entries over; they follow the entry at {@code previousIndex}. */
  record Append(
      long term, long previousIndex, long previousTerm, List<RaftEntry> entries, long commit)
      implements RaftMessage {
    @Override
    public int sizeBytes() {
      int bytes = 64;
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
   * Answers an append.
   *
   * @param index  accepted: last index that is now equal; rejected: the {@code previousIndex} that did not fit
   * @param hint   rejected: index from which the leader should try next
   */
  record AppendReply(long term, boolean accepted, long index, long hint) implements RaftMessage {
    @Override
    public long digest() {
      return Digest.of(Digest.of(4, term), accepted ? 1 : 0, index, hint);
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
}
