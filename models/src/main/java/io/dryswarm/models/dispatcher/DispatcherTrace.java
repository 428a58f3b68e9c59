package io.dryswarm.models.dispatcher;

import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.store.NodeObject;

/** What the dispatcher writes into the trace. */
public final class DispatcherTrace {
  public static final TraceCode NODE_READY = new TraceCode(
      "dispatcher.node-ready", "The store says that a node is READY; entity: the node.");
  public static final TraceCode NODE_DOWN = new TraceCode(
      "dispatcher.node-down",
      "The store says that a node is DOWN; entity: the node, text: Swarm's message.");
  public static final TraceCode NODE_UNKNOWN = new TraceCode(
      "dispatcher.node-unknown",
      "A new leader has not heard of a node yet; entity: the node, text: Swarm's message.");
  public static final TraceCode HEARTBEAT = new TraceCode(
      "dispatcher.heartbeat",
      "A node's heartbeat reached the dispatcher; entity: the node, a: nanoseconds until the next one is due.");
  public static final TraceCode TASKS_ORPHANED = new TraceCode(
      "dispatcher.tasks-orphaned",
      "A node is down for so long that its tasks are given up; entity: the node.");
  public static final TraceCode STREAM_STALLED = new TraceCode(
      "dispatcher.stream-stalled",
      "A segment between an agent and the dispatcher got lost, nothing more gets through this connection; entity: the node,"
          + " a: the connection.");

  private DispatcherTrace() {}

  /** The code of a node that came to this status. */
  static TraceCode of(NodeObject.Status status) {
    return switch (status) {
      case READY -> NODE_READY;
      case UNKNOWN -> NODE_UNKNOWN;
      case DOWN, DISCONNECTED -> NODE_DOWN;
    };
  }
}
