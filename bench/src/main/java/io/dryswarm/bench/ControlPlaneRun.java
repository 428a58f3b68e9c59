package io.dryswarm.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** {@code ControlPlaneRun NODES TASKS MINUTES}: brings a swarm up, keeps it for so long, and prints one line of JSON. */
public final class ControlPlaneRun {
  private static final double SECOND = 1e9;

  /** Wall and CPU time so far, nanoseconds; of the whole process, garbage collection and compilation included. */
  private record Clock(long wallNs, long cpuNs) {
    static Clock now() {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return new Clock(System.nanoTime(), system.getProcessCpuTime());
    }

    double wallS(Clock until) {
      return (until.wallNs - wallNs) / SECOND;
    }

    double cpuS(Clock until) {
      return (until.cpuNs - cpuNs) / SECOND;
    }

    String phase(String name, Clock until) {
      return String.format(
          Locale.ROOT,
          "\"%s_wall_s\":%.1f,\"%s_cpu_s\":%.1f",
          name,
          wallS(until),
          name,
          cpuS(until));
    }
  }

  private ControlPlaneRun() {}

  public static void main(String[] args) {
    if (args.length != 3) {
      System.err.println("usage: ControlPlaneRun NODES TASKS MINUTES");
      System.exit(2);
    }
    int nodes = Integer.parseInt(args[0]);
    int tasks = Integer.parseInt(args[1]);
    int minutes = Integer.parseInt(args[2]);
    Clock start = Clock.now();
    long emptyBytes = heapBytes();
    ControlPlaneWorkload workload = new ControlPlaneWorkload(nodes, tasks);
    workload.register();
    long nodeBytes = heapBytes() - emptyBytes;
    Clock registered = Clock.now();
    workload.deploy();
    double upS = workload.nowS();
    long taskBytes = heapBytes() - emptyBytes - nodeBytes;
    Clock up = Clock.now();
    long upEvents = workload.events();
    workload.keep(minutes);
    Clock end = Clock.now();
    long endBytes = heapBytes();
    System.out.println(String.format(
        Locale.ROOT,
        "{\"nodes\":%d,\"tasks\":%d,\"minutes\":%d,\"wall_s\":%.1f,\"cpu_s\":%.1f,%s,%s,%s,"
            + "\"up_virtual_s\":%.1f,\"up_events\":%d,\"events\":%d,\"events_per_cpu_s\":%.0f,"
            + "\"bytes_per_node\":%d,\"bytes_per_task\":%d,\"heap_mib\":%d,"
            + "\"running\":%d,\"updated\":%b,\"commits\":%d,\"digest\":\"%016x\"}",
        nodes,
        tasks,
        minutes,
        start.wallS(end),
        start.cpuS(end),
        start.phase("register", registered),
        registered.phase("deploy", up),
        up.phase("keep", end),
        upS,
        upEvents,
        workload.events(),
        workload.events() / start.cpuS(end),
        nodeBytes / nodes,
        taskBytes / Math.max(1, tasks),
        endBytes >> 20,
        workload.running(),
        workload.isUpdated(),
        workload.commits(),
        workload.digest()));
  }

  /** What is alive. */
  private static long heapBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
