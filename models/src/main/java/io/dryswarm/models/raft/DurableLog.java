package io.dryswarm.models.raft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The disk of one member: what is written, and the one write that is under way. */
final class DurableLog {
  private final List<RaftEntry> entries;
  private RaftSnapshot snapshot;
  private long term;
  private int votedFor;
  private long commit;

  private long stagedTerm;
  private int stagedVote;
  private long stagedCommit;
  private long stagedFrom;
  private @Nullable RaftSnapshot stagedSnapshot;
  private List<RaftEntry> staged = List.of();

  DurableLog(Durable content) {
    this.entries = new ArrayList<>(content.entries());
    this.snapshot = content.snapshot();
    this.term = content.term();
    this.votedFor = content.votedFor();
    this.commit = content.commit();
  }

  Durable read() {
    return new Durable(term, votedFor, commit, snapshot, List.copyOf(entries));
  }

  /** Whether term or vote must be written before the member may speak. */
  boolean differs(RaftMachine machine) {
    return machine.term() != term || machine.votedFor() != votedFor;
  }

  /** The commit index needs no write of its own; it goes along with the next one. */
  void noteCommit(long index) {
    commit = Math.max(commit, Math.min(index, lastIndex()));
  }

  void stage(RaftMachine machine) {
    RaftLog log = machine.log();
    stagedTerm = machine.term();
    stagedVote = machine.votedFor();
    stagedCommit = machine.commit();
    stagedSnapshot = log.isSnapshotUnwritten() ? log.snapshot() : null;
    stagedFrom = log.unwrittenFrom();
    staged = log.takeUnwritten();
  }

  void commitStaged() {
    term = stagedTerm;
    votedFor = stagedVote;
    if (stagedSnapshot != null) {
      snapshot = stagedSnapshot;
      entries.clear();
      stagedSnapshot = null;
    }
    while (!staged.isEmpty() && lastIndex() >= stagedFrom) {
      entries.remove(entries.size() - 1);
    }
    entries.addAll(staged);
    staged = List.of();
    noteCommit(stagedCommit);
  }

  /** A snapshot of this member's own state is written: the log before it is deleted. */
  void snapshotWritten(RaftSnapshot written) {
    int covered = (int) Math.min(entries.size(), written.index() - snapshot.index());
    entries.subList(0, covered).clear();
    snapshot = written;
    commit = Math.max(commit, written.index());
  }

  long lastIndex() {
    return snapshot.index() + entries.size();
  }

  long lastTerm() {
    return entries.isEmpty() ? snapshot.term() : entries.get(entries.size() - 1).term();
  }

  /** Drops what is not committed, and appends, as committed, the removal of every other member. */
  void forceAlone(int self) {
    while (lastIndex() > commit) {
      entries.remove(entries.size() - 1);
    }
    Membership known = snapshot.membership();
    for (RaftEntry entry : entries) {
      if (entry.command() instanceof MembershipChange change) {
        known = known.with(change);
      }
    }
    for (int member : known.members()) {
      if (member != self) {
        entries.add(new RaftEntry(term, MembershipChange.remove(member)));
      }
    }
    if (!known.contains(self)) {
      entries.add(new RaftEntry(term, MembershipChange.add(self)));
    }
    commit = lastIndex();
  }
}
