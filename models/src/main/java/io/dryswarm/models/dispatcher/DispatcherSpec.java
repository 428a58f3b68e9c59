package io.dryswarm.models.dispatcher;

/**
 * Timing and limits of the dispatcher. Source: control-plane facts 4.1 to 4.3, moby/swarmkit manager/dispatcher/dispatcher.go.
 *
 * @param heartbeatPeriodNs      mean time between two heartbeats of a node where the swarm has no setting of its own; default 5 s
 * @param heartbeatJitterNs      each reply draws the next period from {@code heartbeatPeriodNs} &plusmn; this; default 0.5 s
 * @param graceMultiplier        a node expires after so many of its drawn periods without a heartbeat; default 3
 * @param unknownGraceMultiplier the same for a node that has not registered with a new leader yet; default 6
 * @param batchIntervalNs        longest time that a report waits for its write to be queued; default 100 ms
 * @param maxBatchItems          so many waiting reports are written at once; default 10000
 * @param assignmentGapNs        quiet after which collected assignment changes are sent; default 100 ms
 * @param assignmentLimit        so many changes are sent without waiting for quiet; default 100
 * @param nodeDownPeriodNs       time after which the tasks of a DOWN node are given up; fixed 24 h
 * @param rateLimitPeriodNs      registrations of a node further apart than this are not counted; default 8 s
 * @param rateLimitCount         registrations of a known node allowed within that; default 3
 */
public record DispatcherSpec(
    long heartbeatPeriodNs,
    long heartbeatJitterNs,
    int graceMultiplier,
    int unknownGraceMultiplier,
    long batchIntervalNs,
    int maxBatchItems,
    long assignmentGapNs,
    int assignmentLimit,
    long nodeDownPeriodNs,
    long rateLimitPeriodNs,
    int rateLimitCount) {
  private static final long MS = 1_000_000L;
  private static final long SECOND = 1_000 * MS;

  public static final DispatcherSpec DEFAULT = new DispatcherSpec(
      5 * SECOND,
      SECOND / 2,
      3,
      6,
      100 * MS,
      10_000,
      100 * MS,
      100,
      86_400 * SECOND,
      8 * SECOND,
      3);

  public DispatcherSpec {
    if (heartbeatJitterNs <= 0 || heartbeatPeriodNs <= heartbeatJitterNs) {
      throw new IllegalArgumentException(
          "heartbeatPeriodNs: " + heartbeatPeriodNs + ", expected more than heartbeatJitterNs: "
              + heartbeatJitterNs + ", and that more than 0");
    }
    positive("graceMultiplier", graceMultiplier);
    positive("unknownGraceMultiplier", unknownGraceMultiplier);
    positive("batchIntervalNs", batchIntervalNs);
    positive("maxBatchItems", maxBatchItems);
    positive("assignmentGapNs", assignmentGapNs);
    positive("assignmentLimit", assignmentLimit);
    positive("nodeDownPeriodNs", nodeDownPeriodNs);
    positive("rateLimitPeriodNs", rateLimitPeriodNs);
    positive("rateLimitCount", rateLimitCount);
  }

  private static void positive(String field, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(field + ": " + value + ", expected more than 0");
    }
  }
}
