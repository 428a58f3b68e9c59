package io.dryswarm.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** One of the workloads: the model, its progress and its stop-watch. The clock starts with the first event. */
abstract class Workload {
  static final long SECOND = 1_000_000_000L;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  final Kernel kernel;
  final Draws draws = new Draws();
  private long events;
  private long lastEvent = Long.MAX_VALUE;
  private long startedWallNs;
  private long startedCpuNs;
  private long wallNs;
  private long cpuNs;

  Workload(Kernel kernel) {
    this.kernel = kernel;
  }

  /** The workload of this name with its first events scheduled. */
  static Workload named(String name, Kernel kernel, int size, long count) {
    return switch (name) {
      case "w1" -> new HoldWorkload(kernel, size);
      case "w2" -> new MessageWorkload(kernel, size);
      case "w3" -> new TimerWorkload(kernel, size, false);
      case "w3r" -> new TimerWorkload(kernel, size, true);
      case "w4" -> new ServerWorkload(kernel, count);
      default ->
        throw new IllegalArgumentException(
            "workload is " + name + ", expected w1, w2, w3, w3r or w4");
    };
  }

  /** Runs the whole workload; what {@code count} counts depends on the workload. */
  abstract void run(long count);

  /** Runs so many further events. */
  final void runEvents(long count) {
    lastEvent = events + count;
    kernel.runUntil(Long.MAX_VALUE);
    finish();
  }

  /** Counts an event and notes it in the checksum; call first in every handler. */
  final void count(long id) {
    if (events == 0) {
      startedCpuNs = THREADS.getCurrentThreadCpuTime();
      startedWallNs = System.nanoTime();
    }
    draws.note(kernel.nowNs(), id);
    if (++events == lastEvent) {
      kernel.stop();
    }
  }

  final void finish() {
    wallNs = System.nanoTime() - startedWallNs;
    cpuNs = THREADS.getCurrentThreadCpuTime() - startedCpuNs;
  }

  /** Adds the final state to the checksum, where the workload has one. */
  void noteState() {}

  /** Further fields of the JSON line, each with a leading comma. */
  String extra() {
    return "";
  }

  final long events() {
    return events;
  }

  final long wallNs() {
    return wallNs;
  }

  /** CPU time of the simulating thread. */
  final long cpuNs() {
    return cpuNs;
  }
}
