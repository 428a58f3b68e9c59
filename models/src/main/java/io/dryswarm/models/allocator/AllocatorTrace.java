package io.dryswarm.models.allocator;

import io.dryswarm.core.trace.TraceCode;

/** What the allocator reports. */
public final class AllocatorTrace {
  public static final TraceCode PICKED_UP = new TraceCode(
      "allocator.picked-up",
      "The allocator has seen a new task, and will let it on when it has seen the transaction; entity: the task, a: the manager.");

  private AllocatorTrace() {}
}
