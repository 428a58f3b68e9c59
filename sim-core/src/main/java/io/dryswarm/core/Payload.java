package io.dryswarm.core;

/** What a control-plane event carries: an immutable record that can tell its content as 64 bits. */
public interface Payload {
  /**
   * Digest of the content, for the run digest. Must depend on values only: no identity, no enum {@code hashCode}, no hash-ordered
   * collection. {@link Digest} has the helpers.
   */
  long digest();
}
