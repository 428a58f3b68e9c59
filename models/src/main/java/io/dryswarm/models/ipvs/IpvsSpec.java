package io.dryswarm.models.ipvs;

/**
 * Rules that depend on settings of the load-balancer sandboxes and on the kernel. Data-plane facts F5.19, F5.23, F5.27.
 *
 * @param expiresRemoved      {@code expire_nodest_conn}: the entry of a removed destination ends with the next packet; otherwise its packets
 *                            are dropped until it times out. Swarm sets it
 * @param stallsReusedPorts   {@code conn_reuse_mode=1}: a SYN from a port that was used before is dropped, and its retransmission is
 *                            scheduled anew; otherwise it goes to the former destination. Swarm sets 0
 * @param reschedulesAtOnce   a SYN that finds its destination removed is scheduled anew; otherwise it is dropped, and its retransmission is
 *                            scheduled. Linux 5.9
 * @param reschedulesDrained  a SYN from a port that was used before and whose destination is drained is scheduled anew; otherwise it goes
 *                            there. Linux 5.16
 */
public record IpvsSpec(
    boolean expiresRemoved,
    boolean stallsReusedPorts,
    boolean reschedulesAtOnce,
    boolean reschedulesDrained) {
  /** Swarm's settings on Linux 5.16 or later. */
  public static final IpvsSpec SWARM = new IpvsSpec(true, false, true, true);

  private static final int VERSION_5 = 5;

  /** Swarm's settings on a kernel. */
  public static IpvsSpec swarmOnLinux(int major, int minor) {
    boolean atOnce = major > VERSION_5 || major == VERSION_5 && minor >= 9;
    boolean drained = major > VERSION_5 || major == VERSION_5 && minor >= 16;
    return new IpvsSpec(true, false, atOnce, drained);
  }

  public IpvsSpec withExpiresRemoved(boolean newExpiresRemoved) {
    return new IpvsSpec(
        newExpiresRemoved, stallsReusedPorts, reschedulesAtOnce, reschedulesDrained);
  }

  public IpvsSpec withStallsReusedPorts(boolean newStallsReusedPorts) {
    return new IpvsSpec(
        expiresRemoved, newStallsReusedPorts, reschedulesAtOnce, reschedulesDrained);
  }
}
