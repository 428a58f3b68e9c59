package io.dryswarm.models.raft;

import io.dryswarm.core.trace.TraceCode;

/** What Raft reports. */
public final class RaftTrace {
  public static final TraceCode CAMPAIGN = new TraceCode(
      "raft.campaign", "A manager stands for election; entity: the manager, a: the term.");
  public static final TraceCode ELECTED =
      new TraceCode("raft.elected", "A manager won an election; entity: the manager, a: the term.");
  public static final TraceCode STEPPED_DOWN = new TraceCode(
      "raft.stepped-down", "A leader leads no more; entity: the manager, a: its new term.");

  private RaftTrace() {}
}
