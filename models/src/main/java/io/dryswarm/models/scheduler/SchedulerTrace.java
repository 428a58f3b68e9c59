package io.dryswarm.models.scheduler;

import io.dryswarm.core.trace.TraceCode;

/** What the scheduler reports. */
public final class SchedulerTrace {
  public static final TraceCode STUCK = new TraceCode(
      "scheduler.stuck",
      "The scheduler of a manager goes round for ever and decides nothing more; entity: the manager, text: the service.");

  private SchedulerTrace() {}
}
