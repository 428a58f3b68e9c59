package io.dryswarm.models.executor;

import io.dryswarm.core.trace.TraceCode;

/** What the engines write into the trace; entity: the task, a: the node. */
public final class ExecutorTrace {
  public static final TraceCode HEALTH = new TraceCode(
      "executor.health",
      "A container came to be HEALTHY or UNHEALTHY; entity: the task, a: the node, text: the status.");
  public static final TraceCode WITHDRAWN = new TraceCode(
      "executor.withdrawn",
      "A task's service binding is withdrawn before its container is stopped; entity: the task, a: the node.");
  public static final TraceCode STOP_SIGNAL = new TraceCode(
      "executor.stop-signal", "A container gets its stop signal; entity: the task, a: the node.");
  public static final TraceCode KILL = new TraceCode(
      "executor.kill",
      "A container is killed after its grace period; entity: the task, a: the node.");
  public static final TraceCode EXIT = new TraceCode(
      "executor.exit", "A container's process ended; entity: the task, a: the node, b: exit code.");

  public static final TraceCode FILE = new TraceCode(
      "executor.file",
      "A container starts with the file of a secret or config; entity: the task, a: the node, b: id of the secret or config.");

  private ExecutorTrace() {}
}
