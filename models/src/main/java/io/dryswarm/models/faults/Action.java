package io.dryswarm.models.faults;

/** What can happen to a node, its engine or a container. */
public sealed interface Action {
  /** The node; of a container, where it is. */
  NodeRef node();

  /** As a scenario calls it: {@code kill-engine}. */
  default String verb() {
    if (this instanceof Crash) {
      return "crash";
    } else if (this instanceof Restart) {
      return "restart";
    } else if (this instanceof KillEngine) {
      return "kill-engine";
    } else if (this instanceof StopEngine) {
      return "stop-engine";
    }
    return this instanceof StartEngine ? "start-engine" : "kill-task";
  }

  /** Power off. */
  record Crash(NodeRef node) implements Action {}

  /** Power on; the engine runs after the machine's boot time. */
  record Restart(NodeRef node) implements Action {}

  /** SIGKILL to the engine: its containers go on. */
  record KillEngine(NodeRef node) implements Action {}

  /** SIGTERM to the engine: it removes its containers and ends; the managers are not told. */
  record StopEngine(NodeRef node) implements Action {}

  /** Start of an engine whose machine has power. */
  record StartEngine(NodeRef node) implements Action {}

  /** {@code docker kill} of the container of the running task of a slot. */
  record KillTask(NodeRef.OfTask node) implements Action {}
}
