package io.dryswarm.models.raft;

/** All that the log has made of the replicated state up to some index; immutable. */
public interface StateImage {
  /** Size on the wire and on disk, bytes. */
  long sizeBytes();

  /** Digest of the content, values only. */
  long digest();
}
