package io.dryswarm.bench;

import java.util.Locale;

/** {@code SchedulingRun SHAPE NODES TASKS [RUNS]}: places the tasks RUNS times in one JVM and prints a line of JSON for each time. */
public final class SchedulingRun {
  private static final int DEFAULT_RUNS = 8;

  private SchedulingRun() {}

  public static void main(String[] args) {
    if (args.length < 3 || args.length > 4) {
      System.err.println("usage: SchedulingRun service|services|single NODES TASKS [RUNS]");
      System.exit(2);
    }
    SchedulingWorkload.Shape shape =
        SchedulingWorkload.Shape.valueOf(args[0].toUpperCase(Locale.ROOT));
    int nodes = Integer.parseInt(args[1]);
    int tasks = Integer.parseInt(args[2]);
    int runs = args.length == 4 ? Integer.parseInt(args[3]) : DEFAULT_RUNS;
    for (int run = 1; run <= runs; run++) {
      SchedulingWorkload workload = new SchedulingWorkload(nodes, tasks, shape);
      workload.run();
      System.out.println(String.format(
          Locale.ROOT,
          "{\"shape\":\"%s\",\"nodes\":%d,\"tasks\":%d,\"run\":%d,\"placed\":%d,\"spread\":%d,"
              + "\"cpu_ns\":%d,\"placements_per_cpu_s\":%.0f}",
          args[0],
          nodes,
          tasks,
          run,
          workload.placed(),
          workload.spread(),
          workload.cpuNs(),
          workload.placed() * 1e9 / workload.cpuNs()));
    }
  }
}
