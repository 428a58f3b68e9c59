package io.dryswarm.models.underlay;

/** How fast TCP lets a message go, whatever else is on the links. */
public final class TcpRate {
  /** Segments that a connection sends before the first acknowledgement. */
  private static final int FIRST_WINDOW = 10;

  /** Throughput of Reno under random loss is this times segment over round trip and root of loss; data-plane facts F8.22. */
  private static final double RENO = 1.22;

  private static final double BITS_PER_BYTE = 8;
  private static final double NS_PER_SECOND = 1e9;

  private TcpRate() {}

  /**
   * Least time of a message between its first and its last byte. Slow start waits one round trip for each window until the window holds
   * what the link can carry in a round trip; random loss bounds the rate.
   *
   * @param segmentBytes  payload of a full segment
   * @param loss          share of packets lost, both ways together
   * @param bitsPerSecond of the link
   */
  public static long floorNs(
      long bytes, int segmentBytes, long roundTripNs, double loss, long bitsPerSecond) {
    double pipeBytes = bitsPerSecond / BITS_PER_BYTE * roundTripNs / NS_PER_SECOND;
    long window = FIRST_WINDOW;
    long sent = window;
    long rounds = 0;
    while (sent * segmentBytes < bytes && window * segmentBytes < pipeBytes) {
      window *= 2;
      sent += window;
      rounds++;
    }
    double underLossNs =
        loss == 0 ? 0 : bytes * roundTripNs * StrictMath.sqrt(loss) / (RENO * segmentBytes);
    return Math.max(rounds * roundTripNs, (long) underLossNs);
  }
}
