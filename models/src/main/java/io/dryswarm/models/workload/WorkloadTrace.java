package io.dryswarm.models.workload;

import io.dryswarm.core.trace.TraceCode;

/** What programs report. */
public final class WorkloadTrace {
  public static final TraceCode LISTENING = new TraceCode(
      "workload.listening", "A program accepts connections; entity: the task, a: the node.");
  public static final TraceCode EXITED = new TraceCode(
      "workload.exited", "A program has ended; entity: the task, a: the node, b: the exit code.");
  public static final TraceCode VOLUME_EMPTY = new TraceCode(
      "workload.volume-empty",
      "A program found its volume empty and sets itself up; entity: the task, a: the node, text: the volume.");

  public static final TraceCode REFUSES = new TraceCode(
      "workload.refuses",
      "A program does not start and prints why; entity: the task, a: the node, text: what it prints.");

  private WorkloadTrace() {}
}
