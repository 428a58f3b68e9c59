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
  public static final TraceCode LINK_DOWN = new TraceCode(
      "fault.link-down",
      "The cable of a node is pulled; entity: the node, text: the node as the scenario writes it.");
  public static final TraceCode LINK_UP =
      new TraceCode("fault.link-up", "The cable of a node is plugged in again; entity: the node.");
  public static final TraceCode PARTITION = new TraceCode(
      "fault.partition",
      "No packet goes between groups of nodes any more; text: the groups, with a bar between them.");
  public static final TraceCode CUT =
      new TraceCode("fault.cut", "No packet goes one way any more; text: from whom to whom.");
  public static final TraceCode HEALED =
      new TraceCode("fault.healed", "A partition or a cut ends; text: as that of its beginning.");
  public static final TraceCode HANG = new TraceCode(
      "fault.hang",
      "A machine stands still; entity: the node, text: the node as the scenario writes it.");
  public static final TraceCode HANG_ENGINE = new TraceCode(
      "fault.hang-engine",
      "The engine of a node stands still, its containers go on; entity: the node, text: the node as the scenario writes it.");
  public static final TraceCode GOES_ON = new TraceCode(
      "fault.goes-on", "A machine or engine that stood still goes on; entity: the node.");
  public static final TraceCode SLOW = new TraceCode(
      "fault.slow", "A part of a node is slow; entity: the node, text: which, and how slow.");
  public static final TraceCode SLOW_OVER = new TraceCode(
      "fault.slow-over", "A part of a node is as fast as before; entity: the node, text: which.");
  public static final TraceCode DISK_FULL = new TraceCode(
      "fault.disk-full",
      "There is no room on a node's disk; entity: the node, text: the node as the scenario writes it.");
  public static final TraceCode DISK_FREE =
      new TraceCode("fault.disk-free", "There is room on a node's disk again; entity: the node.");
  public static final TraceCode REGISTRY_DOWN =
      new TraceCode("fault.registry-down", "The registry of the images refuses connections.");
  public static final TraceCode REGISTRY_UP =
      new TraceCode("fault.registry-up", "The registry of the images takes connections again.");
  public static final TraceCode LOSS = new TraceCode(
      "fault.loss", "Chance takes packets on some ways; text: how many, from whom to whom.");
  public static final TraceCode STALE_BACKEND = new TraceCode(
      "fault.stale-backend",
      "A node misses that back ends of a service go; entity: the node, text: the service.");
  public static final TraceCode FRESH_BACKEND = new TraceCode(
      "fault.fresh-backend",
      "News of the back ends of a service reaches a node again; entity: the node, text: the service.");
  public static final TraceCode NO_TARGET = new TraceCode(
      "fault.no-target",
      "An action found no node to act on; text: the node as the scenario writes it.");

  public static final TraceCode NO_EFFECT = new TraceCode(
      "fault.no-effect",
      "An action changed nothing, because the node is in that state already; entity: the node, text: the state in words.");

  private FaultTrace() {}
}
