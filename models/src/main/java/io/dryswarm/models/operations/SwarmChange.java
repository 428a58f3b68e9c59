package io.dryswarm.models.operations;

import io.dryswarm.models.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docker swarm update} changes; {@code null} = as it is.
 *
 * @param taskHistoryLimit tasks kept per slot
 * @param heartbeatNs      mean period of agents' heartbeats, nanoseconds
 * @param certExpiryNs     validity of node certificates, nanoseconds
 */
public record SwarmChange(
    @Nullable Integer taskHistoryLimit,
    @Nullable Long heartbeatNs,
    @Nullable Long certExpiryNs) implements UnaryOperator<ClusterSpec> {
  private static final long SECOND_NS = 1_000_000_000L;

  @Override
  public ClusterSpec apply(ClusterSpec old) {
    return new ClusterSpec(
        taskHistoryLimit == null ? old.taskHistoryLimit() : taskHistoryLimit,
        heartbeatNs == null ? old.heartbeatPeriodNs() : heartbeatNs,
        old.snapshotInterval(),
        old.logEntriesForSlowFollowers(),
        old.keepOldSnapshots(),
        certExpiryNs == null ? old.certExpiryNs() : certExpiryNs,
        old.autoLockManagers());
  }

  /** As options of the command, each after a blank. */
  String options() {
    List<String> options = new ArrayList<>();
    if (taskHistoryLimit != null) {
      options.add(" --task-history-limit " + taskHistoryLimit);
    }
    if (heartbeatNs != null) {
      options.add(" --dispatcher-heartbeat " + seconds(heartbeatNs));
    }
    if (certExpiryNs != null) {
      options.add(" --cert-expiry " + seconds(certExpiryNs));
    }
    return String.join("", options);
  }

  private static String seconds(long durationNs) {
    return durationNs % SECOND_NS == 0
        ? durationNs / SECOND_NS + "s"
        : durationNs / 1_000_000 + "ms";
  }
}
