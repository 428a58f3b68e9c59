package io.dryswarm.models.underlay;

/**
 * Packets that wait for a link: each node has one to the network and one from it, both first come, first served at the link's speed. A
 * packet passes the two while it is being received (cut-through), so it waits for the fuller one. Costs the same whatever waits.
 *
 * <p>Messages of more than {@link #BULK_BYTES} hold up nobody, as fair queueing has it, and are not held up.
 */
final class LinkQueues {
  /** About ten full packets. */
  static final int BULK_BYTES = 16_000;

  private static final long BITS_PER_BYTE_NS = 8_000_000_000L;

  private final long bitsPerSecond;
  private final long[] upFreeNs;
  private final long[] downFreeNs;

  LinkQueues(int nodes, long bitsPerSecond) {
    this.bitsPerSecond = bitsPerSecond;
    this.upFreeNs = new long[nodes];
    this.downFreeNs = new long[nodes];
  }

  /** Nanoseconds that a message which is sent now takes to pass both links, waiting included. */
  long throughNs(int from, int to, long nowNs, int bytes) {
    long transmissionNs = bytes * BITS_PER_BYTE_NS / bitsPerSecond;
    if (bytes > BULK_BYTES) {
      return transmissionNs;
    }
    long upNs = Math.max(nowNs, upFreeNs[from]) + transmissionNs;
    long downNs = Math.max(nowNs, downFreeNs[to]) + transmissionNs;
    upFreeNs[from] = upNs;
    downFreeNs[to] = downNs;
    return Math.max(upNs, downNs) - nowNs;
  }
}
