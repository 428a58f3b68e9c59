package io.dryswarm.models.raft;

import io.dryswarm.core.Simulation;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/** Raft's two promises, checked as a run goes on: one leader a term, and one entry for ever at a committed index. */
final class ElectionSafety {
  private final Simulation sim;
  private final Long2IntOpenHashMap leaderOfTerm = new Long2IntOpenHashMap();
  private final LongArrayList committed = new LongArrayList();

  ElectionSafety(Simulation sim) {
    this.sim = sim;
    leaderOfTerm.defaultReturnValue(RaftMachine.NOBODY);
  }

  void leads(int manager, long term) {
    int other = leaderOfTerm.put(term, manager);
    sim.check(other == RaftMachine.NOBODY || other == manager, "one leader in term " + term);
  }

  void applied(long index, RaftEntry entry) {
    long digest = entry.digest();
    if (index == committed.size() + 1L) {
      committed.add(digest);
    }
    sim.check(
        index <= committed.size() && committed.getLong((int) index - 1) == digest,
        "committed entry " + index + " stays as it was");
  }

  /** The promises of a swarm that one manager has begun anew with what it knew to be committed. */
  ElectionSafety forkedAt(long commit) {
    ElectionSafety fork = new ElectionSafety(sim);
    fork.committed.addAll(committed.subList(0, (int) Math.min(commit, committed.size())));
    return fork;
  }
}
