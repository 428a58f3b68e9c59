package io.dryswarm.models.cluster.observe.history;

import io.dryswarm.models.result.RunHistory.UserSeries;
import io.dryswarm.models.result.TimeGrid;
import io.dryswarm.models.workload.FailureCause;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests of one group of users, by time. */
final class UserRecorder {
  private static final FailureCause[] CAUSES = FailureCause.values();

  final String users;
  private final TimeGrid grid;
  private final long[] ok;
  private final long[] @Nullable [] failed = new long[CAUSES.length][];
  private final @Nullable LatencyBuckets[] latencies;

  UserRecorder(String users, TimeGrid grid) {
    this.users = users;
    this.grid = grid;
    this.ok = new long[grid.count()];
    this.latencies = new LatencyBuckets[grid.count()];
  }

  void ended(long arrivedNs, long endedNs, @Nullable FailureCause cause) {
    int end = grid.bucket(endedNs);
    if (cause != null) {
      countsOf(cause)[end]++;
      return;
    }
    ok[end]++;
    int begin = grid.bucket(arrivedNs);
    LatencyBuckets latency = latencies[begin];
    if (latency == null) {
      latency = new LatencyBuckets();
      latencies[begin] = latency;
    }
    latency.add(endedNs - arrivedNs);
  }

  private long[] countsOf(FailureCause cause) {
    long[] counts = failed[cause.ordinal()];
    if (counts == null) {
      counts = new long[grid.count()];
      failed[cause.ordinal()] = counts;
    }
    return counts;
  }

  UserSeries series() {
    TreeMap<String, long[]> byCause = new TreeMap<>();
    for (FailureCause cause : CAUSES) {
      long[] counts = failed[cause.ordinal()];
      if (counts != null) {
        byCause.put(cause.label(), counts);
      }
    }
    return new UserSeries(users, ok, byCause, quantiles(0.5), quantiles(0.95), quantiles(0.99));
  }

  private long[] quantiles(double share) {
    long[] values = new long[grid.count()];
    for (int i = 0; i < values.length; i++) {
      LatencyBuckets latency = latencies[i];
      values[i] = latency == null ? -1 : latency.quantileNs(share);
    }
    return values;
  }
}
