package io.dryswarm.models.ipvs;

import org.jspecify.annotations.Nullable;

/** The 256 buckets of {@code sh} and {@code dh}: each holds a server, eligible or not. */
final class HashBuckets {
  private static final int BUCKETS = 256;

  /** Knuth's multiplier, as the kernel has it. */
  private static final int MULTIPLIER = (int) 2_654_435_761L;

  private final @Nullable RealServer[] owners = new RealServer[BUCKETS];

  /**
   * Fills all buckets anew, walking the list around and around.
   *
   * @param byWeight each server takes as many buckets in a row as it weighs, at least one; otherwise one
   */
  void fill(RealServers servers, boolean byWeight) {
    int position = 0;
    int taken = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (servers.size() == 0) {
        owners[bucket] = null;
        continue;
      }
      RealServer owner = servers.get(position);
      owners[bucket] = owner;
      taken++;
      if (!byWeight || taken >= owner.weight()) {
        position = (position + 1) % servers.size();
        taken = 0;
      }
    }
  }

  /** The owner of the address's bucket, or {@code null} if it takes no connections: nobody stands in for it. */
  @Nullable
  RealServer ownerOf(int address) {
    RealServer owner = owners[bucketOf(address)];
    return owner != null && owner.isEligible() ? owner : null;
  }

  /** Only the last eight bits of an address decide. */
  static int bucketOf(int address) {
    return address * MULTIPLIER & BUCKETS - 1;
  }
}
