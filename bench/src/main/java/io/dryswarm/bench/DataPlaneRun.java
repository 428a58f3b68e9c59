package io.dryswarm.bench;

import com.sun.management.OperatingSystemMXBean;
import io.dryswarm.core.Time;
import io.dryswarm.models.result.RunResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;

/** {@code DataPlaneRun NODES SERVICES TASKS REQUESTS_PER_SECOND SECONDS}: runs a large swarm with its users and prints one line of JSON. */
public final class DataPlaneRun {
  private static final double SECOND = 1e9;

  private long usersFromWallNs;
  private long usersFromCpuNs;

  private DataPlaneRun() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 5) {
      System.err.println("usage: DataPlaneRun NODES SERVICES TASKS REQUESTS_PER_SECOND SECONDS");
      System.exit(2);
    }
    new DataPlaneRun()
        .run(
            Integer.parseInt(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]),
            Integer.parseInt(args[4]));
  }

  private void run(int nodes, int services, int tasks, int requestsPerSecond, int seconds)
      throws IOException {
    DataPlaneWorkload workload =
        new DataPlaneWorkload(nodes, services, tasks, requestsPerSecond, seconds);
    long beginWallNs = System.nanoTime();
    long beginCpuNs = cpuNs();
    RunResult result = workload.run(this::progress);
    double wallNs = System.nanoTime() - beginWallNs;
    double cpuNs = cpuNs() - beginCpuNs;
    double usersWallNs = wallNs - (usersFromWallNs - beginWallNs);
    double usersCpuNs = cpuNs - (usersFromCpuNs - beginCpuNs);
    long sent =
        result.requests().stream().mapToLong(RunResult.RequestResult::sent).sum();
    long ok = result.requests().stream().mapToLong(RunResult.RequestResult::ok).sum();
    long unfinished = result.requests().stream()
        .mapToLong(RunResult.RequestResult::unfinished)
        .sum();
    System.out.println(String.format(
        Locale.ROOT,
        "{\"nodes\":%d,\"services\":%d,\"tasks\":%d,\"per_s\":%d,\"seconds\":%d,"
            + "\"wall_s\":%.1f,\"cpu_s\":%.1f,\"users_wall_s\":%.1f,\"users_cpu_s\":%.1f,"
            + "\"events\":%d,\"events_per_cpu_s\":%.0f,\"ns_per_event\":%.0f,"
            + "\"requests\":%d,\"ok\":%d,\"unfinished\":%d,\"users_ns_per_request\":%.0f,"
            + "\"peak_heap_mib\":%d,\"digest\":\"%016x\"}",
        nodes,
        services,
        tasks,
        requestsPerSecond,
        seconds,
        wallNs / SECOND,
        cpuNs / SECOND,
        usersWallNs / SECOND,
        usersCpuNs / SECOND,
        result.events(),
        result.events() / (cpuNs / SECOND),
        cpuNs / result.events(),
        sent,
        ok,
        unfinished,
        usersCpuNs / Math.max(1, sent),
        peakHeapBytes() >> 20,
        result.eventDigest()));
  }

  private void progress(long nowNs) {
    if (nowNs == DataPlaneWorkload.usersFromS() * Time.SECOND) {
      usersFromWallNs = System.nanoTime();
      usersFromCpuNs = cpuNs();
    }
  }

  /** Of the whole process, garbage collection and compilation included. */
  private static long cpuNs() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Garbage included. */
  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
