package io.dryswarm.models.workload;

import io.dryswarm.models.underlay.LinuxKernel;

/** When a kernel tries again; data-plane facts 8d. */
final class TcpTiming {
  /** SYN retransmissions after the first SYN, nanoseconds; F8.30, Linux 6.5 and later. */
  private static final long[] LINEAR_SYN_NS = {
    1_000_000_000L,
    2_000_000_000L,
    3_100_000_000L,
    4_200_000_000L,
    5_100_000_000L,
    7_200_000_000L,
    11_400_000_000L,
    19_600_000_000L,
    35_700_000_000L,
    68_200_000_000L
  };

  /** F8.31, Linux before 6.5. */
  private static final long[] DOUBLING_SYN_NS = {
    1_000_000_000L,
    3_000_000_000L,
    7_000_000_000L,
    15_000_000_000L,
    31_000_000_000L,
    63_000_000_000L
  };

  /** Least data retransmission time-out, doubled at each retransmission; data-plane facts 8d, F5.25. */
  static final long DATA_RTO_NS = 200_000_000L;

  /** It is not doubled beyond this. */
  static final long MAX_DATA_RTO_NS = 120_000_000_000L;

  /** Retransmissions of a segment before the connection is given up. */
  static final int DATA_RETRIES = 15;

  /** Pause between ARP tries, and from the last one to "no route to host"; F1.53, F1.54. */
  static final long ARP_RETRY_NS = 1_000_000_000L;

  static final long ARP_GIVE_UP_NS = 1_060_000_000L;
  static final int ARP_TRIES = 3;

  /** A reset from the load balancer of the client's own node; F5.28. */
  static final long LOCAL_RESET_NS = 30_000L;

  /** Bytes of a SYN, a reset or an acknowledgement on the wire. */
  static final int CONTROL_BYTES = 74;

  /** Bytes of a small request or answer on the wire. */
  static final int MESSAGE_BYTES = 700;

  /** IP and TCP headers with timestamps, which a segment adds to its payload; F1.27. */
  static final int HEADER_BYTES = 52;

  static final long NO_MORE = -1;

  private final long[] synNs;
  private final long synGiveUpNs;

  TcpTiming(LinuxKernel kernel) {
    this.synNs = kernel.retriesSynLinearly() ? LINEAR_SYN_NS : DOUBLING_SYN_NS;
    this.synGiveUpNs = kernel.retriesSynLinearly() ? 132_000_000_000L : 127_000_000_000L;
  }

  /** Time of the given retransmission, from 0, after the first SYN; {@link #NO_MORE} after the last one. */
  long synNs(int retry) {
    return retry < synNs.length ? synNs[retry] : NO_MORE;
  }

  /** When the connect fails, after the first SYN. */
  long synGiveUpNs() {
    return synGiveUpNs;
  }

  /**
   * First time-out of a data segment: the smoothed round trip and four times its variation, which after one measurement is half of it.
   */
  static long firstDataRtoNs(long roundTripNs) {
    return Math.max(DATA_RTO_NS, 3 * roundTripNs);
  }
}
