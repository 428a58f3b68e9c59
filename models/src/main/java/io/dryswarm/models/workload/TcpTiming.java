package io.dryswarm.models.workload;

/** When a client's kernel tries again; data-plane facts 8d. */
final class TcpTiming {
  /** SYN retransmissions after the first SYN, nanoseconds; F8.30, Linux 6.5 and later. */
  private static final long[] SYN_NS = {
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

  /** First data retransmission time-out, doubled at each retransmission; data-plane facts 8d, F5.25. */
  static final long DATA_RTO_NS = 200_000_000L;

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

  static final long NO_MORE = -1;

  private TcpTiming() {}

  /** Time of the given retransmission, from 0, after the first SYN; {@link #NO_MORE} after the last one. */
  static long synNs(int retry) {
    return retry < SYN_NS.length ? SYN_NS[retry] : NO_MORE;
  }
}
