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
  public static final TraceCode VOTE_REFUSED = new TraceCode(
      "raft.vote-refused",
      "A manager ignores a vote request as it heard of a leader less than an election time-out ago; entity: the manager, a: the candidate.");

  public static final TraceCode TRANSFER = new TraceCode(
      "raft.transfer",
      "A leader hands its office over; entity: the manager, a: its term, b: the member that shall lead.");
  public static final TraceCode JOINED =
      new TraceCode("raft.joined", "A node was let into Raft; entity: the node, a: its id there.");
  public static final TraceCode REMOVED = new TraceCode(
      "raft.removed", "A manager learned that it was removed; entity: the node, a: its id.");
  public static final TraceCode SNAPSHOT = new TraceCode(
      "raft.snapshot", "A manager has written a snapshot; entity: the manager, a: its index.");
  public static final TraceCode RESTORED = new TraceCode(
      "raft.restored",
      "A manager took a snapshot over from the leader; entity: the manager, a: its index.");
  public static final TraceCode LOCKED =
      new TraceCode("raft.locked", "A manager waits for the unlock key; entity: the manager.");
  public static final TraceCode UNLOCKED =
      new TraceCode("raft.unlocked", "A manager got the unlock key; entity: the manager.");

  private RaftTrace() {}
}
