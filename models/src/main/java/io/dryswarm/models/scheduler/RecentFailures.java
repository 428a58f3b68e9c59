package io.dryswarm.models.scheduler;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When tasks of which service version failed on one node, as far back as {@link #WINDOW_NS}.
 *
 * <p>Source: control-plane facts 5.5.27, 5.5.28; moby/swarmkit manager/scheduler/nodeinfo.go.
 */
final class RecentFailures {
  /** How far back a failure counts, nanoseconds: 5 minutes. */
  static final long WINDOW_NS = 300_000_000_000L;

  /** From this many failures on a node is avoided. */
  static final int MANY = 5;

  private record Version(int service, long specVersion) {
    /** Tasks without a version count with those of the first. */
    static Version of(int service, long specVersion) {
      return new Version(service, Math.max(specVersion, 0));
    }
  }

  private final Map<Version, LongArrayList> timesNs = new LinkedHashMap<>();

  void add(int service, long specVersion, long nowNs) {
    timesNs.values().removeIf(times -> nowNs - times.getLong(times.size() - 1) >= WINDOW_NS);
    LongArrayList times =
        timesNs.computeIfAbsent(Version.of(service, specVersion), v -> new LongArrayList());
    times.removeIf(timeNs -> nowNs - timeNs >= WINDOW_NS);
    times.add(nowNs);
  }

  int count(int service, long specVersion, long nowNs) {
    if (timesNs.isEmpty()) {
      return 0;
    }
    LongArrayList times = timesNs.get(Version.of(service, specVersion));
    int count = 0;
    if (times != null) {
      for (int i = times.size() - 1; i >= 0 && nowNs - times.getLong(i) <= WINDOW_NS; i--) {
        count++;
      }
    }
    return count;
  }
}
