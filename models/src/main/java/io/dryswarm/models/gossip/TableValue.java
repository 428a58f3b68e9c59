package io.dryswarm.models.gossip;

/** What an entry says; immutable, opaque to gossip. */
public interface TableValue {
  /** Encoded size, bytes; decides how many entries fit in a packet. */
  int sizeBytes();

  /** Digest of the content, from values only. */
  long digest();
}
