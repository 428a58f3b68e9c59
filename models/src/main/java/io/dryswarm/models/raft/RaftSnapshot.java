package io.dryswarm.models.raft;

import io.dryswarm.core.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The state after an entry, and who were members then. Stands for the log up to there.
 *
 * @param image {@code null} for the state in which every member starts
 */
public record RaftSnapshot(
    long index, long term, Membership membership, @Nullable StateImage image) {
  /** The beginning of a log among members that know each other from the start. */
  static RaftSnapshot beginning(Membership membership) {
    return new RaftSnapshot(0, 0, membership, null);
  }

  RaftSnapshot withMembership(Membership present) {
    return new RaftSnapshot(index, term, present, image);
  }

  long sizeBytes() {
    return image == null ? 0 : image.sizeBytes();
  }

  long digest() {
    return Digest.of(index, term, membership.digest(), image == null ? 0 : image.digest());
  }
}
