package io.dryswarm.models.agent;

import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.stream.Stream;

/** What the agents write into the trace. */
public final class AgentTrace {
  public static final TraceCode REGISTERED = new TraceCode(
      "agent.registered",
      "An agent has a session; entity: its node, a: the session, b: the manager that it is connected to.");
  public static final TraceCode SESSION_LOST = new TraceCode(
      "agent.session-lost",
      "An agent's session failed; entity: its node, a: nanoseconds until it tries again, text: why.");

  public static final TraceCode ASSIGNED = new TraceCode(
      "agent.assigned",
      "A task reached its node, new or changed; entity: the task, a: the node, text: its desired state.");
  public static final TraceCode LEFT = new TraceCode(
      "agent.left",
      "An agent has removed its containers, because its node leaves the swarm or its engine ends; entity: the node.");

  private static final List<TraceCode> TASK =
      Stream.of(TaskState.values()).map(AgentTrace::cameToBe).toList();

  private AgentTrace() {}

  private static TraceCode cameToBe(TaskState state) {
    return new TraceCode(
        "agent.task-" + state.label(),
        "A task came to be " + state.label()
            + " on its node; entity: the task, a: the node, b: exit code, text: Swarm's error or else its message.");
  }

  /** The code of a task that came to this state on its node: {@code agent.task-running}. */
  public static TraceCode task(TaskState state) {
    return TASK.get(state.ordinal());
  }
}
