package io.dryswarm.models.raft;

import java.util.ArrayList;
import java.util.List;

/** The disk of one member: what is written, and the one write that is under way. */
final class DurableLog {
  private final List<RaftEntry> entries = new ArrayList<>();
  private long term;
  private int votedFor = RaftMachine.NOBODY;
  private long commit;

  private long stagedTerm;
  private int stagedVote;
  private long stagedCommit;
  private long stagedFrom;
  private List<RaftEntry> staged = List.of();

  Durable read() {
    return new Durable(term, votedFor, commit, List.copyOf(entries));
  }

  /** Whether term or vote must be written before the member may speak. */
  boolean differs(RaftMachine machine) {
    return machine.term() != term || machine.votedFor() != votedFor;
  }

  /** The commit index needs no write of its own; it goes along with the next one. */
  void noteCommit(long index) {
    commit = Math.max(commit, Math.min(index, entries.size()));
  }

  void stage(RaftMachine machine) {
    stagedTerm = machine.term();
    stagedVote = machine.votedFor();
    stagedCommit = machine.commit();
    stagedFrom = machine.log().unwrittenFrom();
    staged = machine.log().takeUnwritten();
  }

  void commitStaged() {
    term = stagedTerm;
    votedFor = stagedVote;
    while (!staged.isEmpty() && entries.size() >= stagedFrom) {
      entries.remove(entries.size() - 1);
    }
    entries.addAll(staged);
    staged = List.of();
    noteCommit(stagedCommit);
  }

  long lastIndex() {
    return entries.size();
  }

  long lastTerm() {
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).term();
  }
}
