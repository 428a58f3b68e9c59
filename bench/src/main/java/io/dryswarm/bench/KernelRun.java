package io.dryswarm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * {@code KernelRun KERNEL WORKLOAD SIZE COUNT [WARM_RUNS]}: runs one workload and prints one line of JSON. Without WARM_RUNS it is run
 * before until the compiler has had {@value #WARM_EVENTS} events to work with, at least twice.
 */
public final class KernelRun {
  private static final int LEAST_WARM_RUNS = 2;
  private static final long WARM_EVENTS = 4_000_000;

  private KernelRun() {}

  public static void main(String[] args) {
    if (args.length < 4 || args.length > 5) {
      System.err.println(
          "usage: KernelRun dryswarm|priority-queue w1|w2|w3|w3r|w4 SIZE COUNT [WARM_RUNS]");
      System.exit(2);
    }
    int size = Integer.parseInt(args[2]);
    long count = Long.parseLong(args[3]);
    int warmRuns = args.length == 5 ? Integer.parseInt(args[4]) : LEAST_WARM_RUNS;
    long warmEvents = args.length == 5 ? 0 : WARM_EVENTS;
    long events = 0;
    for (int i = 0; i < warmRuns || events < warmEvents; i++) {
      events += run(args[0], args[1], size, count).events();
    }
    System.out.println(json(args[0], args[1], size, run(args[0], args[1], size, count)));
  }

  static Workload run(String kernel, String workload, int size, long count) {
    Workload made = Workload.named(workload, Kernel.named(kernel), size, count);
    made.run(count);
    made.noteState();
    return made;
  }

  private static String json(String kernel, String name, int size, Workload w) {
    return String.format(
        Locale.ROOT,
        "{\"engine\":\"%s\",\"workload\":\"%s\",\"n\":%d,\"events\":%d,\"wall_ns\":%d,\"cpu_ns\":%d,"
            + "\"rate\":%.0f,\"checksum\":\"%016x\",\"rss_kb\":%d,\"pend_kb\":0,\"jdk\":\"%s\"%s}",
        kernel,
        name,
        name.equals("w4") ? ServerWorkload.SERVERS : size,
        w.events(),
        w.wallNs(),
        w.cpuNs(),
        w.events() * 1e9 / w.cpuNs(),
        w.draws.checksum(),
        peakMemoryKb(),
        System.getProperty("java.specification.version"),
        w.extra());
  }

  /** Peak resident memory of this process, KiB; 0 where the system does not tell. */
  private static long peakMemoryKb() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
