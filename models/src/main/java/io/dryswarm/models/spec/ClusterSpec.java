package io.dryswarm.models.spec;

/**
 * Settings of the swarm as a whole ({@code docker swarm update}). Source of the defaults: control-plane facts 1.5.42, 4.1.1, 9.1.1, 9.5.14.
 *
 * @param taskHistoryLimit           tasks kept per slot, the live one included; negative = all
 * @param heartbeatPeriodNs          mean period of agents' heartbeats, nanoseconds
 * @param snapshotInterval           Raft entries between snapshots
 * @param logEntriesForSlowFollowers Raft entries kept behind a snapshot
 * @param keepOldSnapshots           snapshots kept besides the newest one
 * @param certExpiryNs               validity of a node certificate, nanoseconds, at least an hour
 * @param autoLockManagers           whether a manager that restarts waits for the unlock key
 */
public record ClusterSpec(
    int taskHistoryLimit,
    long heartbeatPeriodNs,
    long snapshotInterval,
    long logEntriesForSlowFollowers,
    int keepOldSnapshots,
    long certExpiryNs,
    boolean autoLockManagers) {
  private static final long SECOND_NS = 1_000_000_000L;

  public static final ClusterSpec DEFAULT =
      new ClusterSpec(5, 5 * SECOND_NS, 10_000, 500, 0, 90 * 24 * 3600 * SECOND_NS, false);

  public ClusterSpec withTaskHistoryLimit(int newLimit) {
    return new ClusterSpec(
        newLimit,
        heartbeatPeriodNs,
        snapshotInterval,
        logEntriesForSlowFollowers,
        keepOldSnapshots,
        certExpiryNs,
        autoLockManagers);
  }

  public ClusterSpec withHeartbeatPeriodNs(long newPeriodNs) {
    return new ClusterSpec(
        taskHistoryLimit,
        newPeriodNs,
        snapshotInterval,
        logEntriesForSlowFollowers,
        keepOldSnapshots,
        certExpiryNs,
        autoLockManagers);
  }
}
