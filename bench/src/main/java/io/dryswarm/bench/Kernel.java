package io.dryswarm.bench;

import io.dryswarm.core.SlotEvent;

/** What a workload needs of an event kernel. One implementation is loaded per measured process, so that calls are inlined. */
abstract class Kernel {
  /** Makes a kind of event; ids from 0. */
  abstract int define(String name, SlotEvent.Handler handler);

  abstract long nowNs();

  abstract void at(long timeNs, int kind, int target);

  /** Makes room for timers, one for each of the targets 0..count-1. */
  abstract void timers(int count);

  /** Schedules the event of a timer that is not running. */
  abstract void startTimer(long timeNs, int kind, int target);

  /** Cancels the event of a running timer. */
  abstract void cancelTimer(int target);

  /** Moves the event of a running timer to a later time. */
  abstract void moveTimer(long timeNs, int target);

  abstract void runUntil(long endNs);

  /** Ends {@link #runUntil} after the present event. */
  abstract void stop();

  static Kernel named(String name) {
    return switch (name) {
      case "dryswarm" -> new SimulationKernel();
      case "priority-queue" -> new PriorityQueueKernel();
      default ->
        throw new IllegalArgumentException(
            "kernel is " + name + ", expected dryswarm or priority-queue");
    };
  }
}
