package io.dryswarm.models.gossip;

import io.dryswarm.core.Time;

/**
 * Membership and failure detection: memberlist's constants. Data-plane facts F3.10, F3.13, F3.18, F3.24-F3.31.
 *
 * @param probeIntervalNs      one probe per node and interval, nanoseconds
 * @param probeTimeoutNs       wait for the direct answer before others are asked, nanoseconds; less than {@code probeIntervalNs}
 * @param indirectProbes       other members asked to probe in our place
 * @param suspicionMultiplier  suspicion lasts at least this many intervals, times log10 of the members; &ge; 3
 * @param suspicionMaxFactor   without confirmation it lasts this many times longer
 * @param gossipIntervalNs     nanoseconds between rounds in which rumours are passed on
 * @param gossipFanOut         members that get rumours in a round
 * @param retransmitMultiplier a rumour is sent this many times ceil(log10(n + 1)) times by each who has it
 * @param packetBytes          room for rumours in a datagram
 * @param pushPullIntervalNs   nanoseconds between full exchanges with one member, up to 32 members
 * @param gossipToTheDeadNs    how long a dead member still gets rumours, nanoseconds; afterwards it is forgotten
 * @param awarenessMax         number of health scores: a node that doubts itself probes up to this many times slower
 */
public record MembershipSpec(
    long probeIntervalNs,
    long probeTimeoutNs,
    int indirectProbes,
    int suspicionMultiplier,
    int suspicionMaxFactor,
    long gossipIntervalNs,
    int gossipFanOut,
    int retransmitMultiplier,
    int packetBytes,
    long pushPullIntervalNs,
    long gossipToTheDeadNs,
    int awarenessMax) {
  public MembershipSpec {
    require(
        probeTimeoutNs > 0 && probeTimeoutNs < probeIntervalNs, "probeTimeoutNs", probeTimeoutNs);
    require(indirectProbes >= 0, "indirectProbes", indirectProbes);
    require(suspicionMultiplier >= 3, "suspicionMultiplier", suspicionMultiplier);
    require(suspicionMaxFactor >= 1, "suspicionMaxFactor", suspicionMaxFactor);
    require(gossipIntervalNs > 0, "gossipIntervalNs", gossipIntervalNs);
    require(gossipFanOut >= 1, "gossipFanOut", gossipFanOut);
    require(retransmitMultiplier >= 1, "retransmitMultiplier", retransmitMultiplier);
    require(packetBytes >= 512, "packetBytes", packetBytes);
    require(pushPullIntervalNs > 0, "pushPullIntervalNs", pushPullIntervalNs);
    require(gossipToTheDeadNs >= 0, "gossipToTheDeadNs", gossipToTheDeadNs);
    require(awarenessMax >= 1, "awarenessMax", awarenessMax);
  }

  /** What an engine uses: memberlist's values for a local network. */
  public static MembershipSpec engineDefaults() {
    return new MembershipSpec(
        Time.SECOND,
        500 * Time.MILLISECOND,
        3,
        4,
        6,
        200 * Time.MILLISECOND,
        3,
        4,
        1400,
        30 * Time.SECOND,
        30 * Time.SECOND,
        8);
  }

  private static void require(boolean holds, String field, long value) {
    if (!holds) {
      throw new IllegalArgumentException(field + ": " + value + " is out of range");
    }
  }
}
