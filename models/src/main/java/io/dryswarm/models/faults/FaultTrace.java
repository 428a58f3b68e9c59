package io.dryswarm.models.faults;

import io.dryswarm.core.trace.TraceCode;

/** What the fault model reports. */
public final class FaultTrace {
  public static final TraceCode CRASH = new TraceCode(
      "fault.crash",
      "Power of a node goes; entity: the node, text: the node as the scenario writes it.");
  public static final TraceCode KILL_ENGINE = new TraceCode(
      "fault.kill-engine",
      "The engine of a node is killed, its containers go on; entity: the node, text: the node as the scenario writes it.");
  public static final TraceCode STOP_ENGINE = new TraceCode(
      "fault.stop-engine",
      "The engine of a node is told to end; entity: the node, text: the node as the scenario writes it.");
  public static final TraceCode START_ENGINE =
      new TraceCode("fault.start-engine", "The engine of a node starts; entity: the node.");
  public static final TraceCode KILL_TASK = new TraceCode(
      "fault.kill-task", "The container of a task is killed; entity: the task, a: the node.");
  public static final TraceCode POWER_ON = new TraceCode(
      "fault.power-on", "Power of a node is back, its engine boots; entity: the node.");
  public static final TraceCode BOOTED =
      new TraceCode("fault.booted", "The engine of a node runs again; entity: the node.");
  public static final TraceCode NO_TARGET = new TraceCode(
      "fault.no-target",
      "An action found no node to act on; text: the node as the scenario writes it.");

  public static final TraceCode NO_EFFECT = new TraceCode(
      "fault.no-effect",
      "An action changed nothing, because the node is in that state already; entity: the node, text: the state in words.");

  private FaultTrace() {}
}
