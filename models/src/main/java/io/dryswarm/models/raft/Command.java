package io.dryswarm.models.raft;

/** What a log entry carries; immutable. */
public interface Command {
  /** Digest of the content, values only. */
  long digest();

  /** Size on the wire and on disk, bytes. */
  int sizeBytes();
}
