package io.dryswarm.models.faults;

/** What can happen to a node. */
public sealed interface Action {
  NodeRef node();

  /** Power off. */
  record Crash(NodeRef node) implements Action {}

  /** Power on; the engine runs after the machine's boot time. */
  record Restart(NodeRef node) implements Action {}
}
