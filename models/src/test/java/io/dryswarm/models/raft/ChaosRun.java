package io.dryswarm.models.raft;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.underlay.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run in which everything goes wrong that may go wrong: crashes, slow disks, loss, delay, disorder, partitions one way and both,
 * members that come and go, transfers, snapshots. Checks Raft's promises all the time: one leader a term and one entry for ever at an
 * index by {@link ElectionSafety}; here that a leader has all that was committed before its term, that logs with an equal entry are
 * equal up to it, that every manager's state is that of a prefix of the committed entries, and that in the end there is a leader.
 */
final class ChaosRun implements RaftListener, TraceSink {
  static final int NODES = 7;
  private static final int STEPS = 60;

  private record Committed(long term, @Nullable Command command) {}

  private final Simulation sim;
  private final Nodes nodes;
  private final ChaosWire wire;
  private final RaftHost raft;
  private final RandomStream chance;
  private final List<Committed> committed = new ArrayList<>();
  private final List<List<String>> states = new ArrayList<>();
  private int words;
  int elections;
  int changes;
  int snapshots;
  int restored;

  ChaosRun(long seed) {
    sim = new Simulation(RunIdentity.of("raft-chaos", seed));
    List<String> names = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      names.add("m" + node);
      states.add(new ArrayList<>());
    }
    nodes = new Nodes(names);
    chance = sim.streams().stream("chaos", 0);
    wire = new ChaosWire(NODES, sim.streams().stream("chaos.wire", 0));
    double fsyncNs = chance.nextInt(2) == 0 ? 1e6 : 3e8;
    raft = new RaftHost(sim, nodes, wire, RaftSpec.SWARM, new Exponential(fsyncNs), this);
    sim.trace().addSink(this);
  }

  int committed() {
    return committed.size();
  }

  void run() {
    raft.bootstrap(1 + 2 * chance.nextInt(3), 0);
    for (int step = 0; step < STEPS; step++) {
      disturb();
      sim.runUntil(sim.nowNs() + chance.nextLong(Time.MILLISECOND, 8 * Time.SECOND));
      checkLogs();
    }
    recover();
  }

  private void disturb() {
    int node = chance.nextInt(NODES);
    int other = chance.nextInt(NODES);
    switch (chance.nextInt(12)) {
      case 0 -> nodes.crash(node);
      case 1, 2 -> nodes.boot(node);
      case 3 -> wire.close(node, other);
      case 4 -> cutOff(node);
      case 5 -> wire.heal();
      case 6 -> wire.lossProbability = chance.nextDouble() * 0.5;
      case 7 -> wire.maxDelayNs = chance.nextLong(1, Time.SECOND);
      case 8 -> join(node, other);
      case 9 -> remove(node);
      case 10 -> transfer();
      default -> {}
    }
    propose(chance.nextInt(6));
  }

  private void cutOff(int node) {
    for (int other = 0; other < NODES; other++) {
      wire.close(node, other);
      wire.close(other, node);
    }
  }

  private void join(int node, int via) {
    if (nodes.isUp(node) && !raft.isRunning(node) && raft.isRunning(via)) {
      raft.addMember(node, via, () -> changes++);
    }
  }

  private void remove(int node) {
    int leader = someLeader();
    if (leader >= 0 && raft.isMember(leader, node)) {
      raft.removeMember(leader, node, 5 * Time.SECOND, () -> changes++);
    }
  }

  private void transfer() {
    int leader = someLeader();
    if (leader >= 0) {
      raft.transferLeadership(leader, () -> {});
    }
  }

  private int someLeader() {
    int first = chance.nextInt(NODES);
    for (int i = 0; i < NODES; i++) {
      int node = (first + i) % NODES;
      if (raft.isLeader(node)) {
        return node;
      }
    }
    return -1;
  }

  private void propose(int count) {
    int leader = someLeader();
    for (int i = 0; i < count && leader >= 0; i++) {
      raft.propose(leader, new Say("w" + words++));
    }
  }

  /** Where two logs have an entry of one term at one index, they are equal up to there. */
  private void checkLogs() {
    for (int one = 0; one < NODES; one++) {
      for (int other = one + 1; other < NODES; other++) {
        RaftMember a = raft.runningMember(one);
        RaftMember b = raft.runningMember(other);
        if (a != null && b != null) {
          checkLogs(a.machine().log(), b.machine().log());
        }
      }
    }
  }

  private void checkLogs(RaftLog a, RaftLog b) {
    boolean equal = false;
    for (long index = Math.min(a.lastIndex(), b.lastIndex());
        index > 0 && a.reaches(index - 1) && b.reaches(index - 1);
        index--) {
      equal |= a.termAt(index) == b.termAt(index);
      sim.check(!equal || a.at(index).equals(b.at(index)), "equal logs up to an equal entry");
    }
  }

  private void recover() {
    wire.heal();
    for (int node = 0; node < NODES; node++) {
      nodes.boot(node);
    }
    sim.runUntil(sim.nowNs() + 5 * Time.MINUTE);
    checkLogs();
    sim.check(!hasQuorum() || someLeader() >= 0, "a leader where a majority runs");
  }

  /**
   * Whether a majority runs of those who are members as the most advanced one knows, and all of these know each other: a manager
   * ignores the candidacy of one that it does not know, as SwarmKit's do.
   */
  private boolean hasQuorum() {
    RaftMember best = null;
    for (int node = 0; node < NODES; node++) {
      RaftMember member = raft.runningMember(node);
      if (member != null && (best == null || member.applied() > best.applied())) {
        best = member;
      }
    }
    if (best == null) {
      return false;
    }
    Membership membership = best.machine().membership();
    List<RaftMember> running = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      RaftMember member = raft.runningMember(node);
      if (member != null && membership.contains(member.id)) {
        running.add(member);
      }
    }
    List<Integer> ids = running.stream().map(member -> member.id).toList();
    return running.size() >= membership.quorum()
        && running.stream()
            .allMatch(member -> member.machine().membership().members().containsAll(ids));
  }

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    if (code.equals(RaftTrace.ELECTED)) {
      elections++;
      checkComplete(raft.runningMember(entity), a);
    } else if (code.equals(RaftTrace.SNAPSHOT)) {
      snapshots++;
    }
  }

  private void checkComplete(@Nullable RaftMember leader, long term) {
    if (leader == null) {
      return;
    }
    RaftLog log = leader.machine().log();
    for (int i = 0; i < committed.size(); i++) {
      Committed entry = committed.get(i);
      long index = i + 1L;
      boolean compacted = index <= log.snapshot().index() && !log.reaches(index - 1);
      boolean there = compacted
          || (log.reaches(index - 1)
              && index <= log.lastIndex()
              && log.at(index).equals(new RaftEntry(entry.term, entry.command)));
      sim.check(there || entry.term >= term, "leader of term " + term + " has entry " + index);
    }
  }

  @Override
  public void applied(int manager, long index, long term, @Nullable Command command) {
    Committed entry = new Committed(term, command);
    if (index == committed.size() + 1L) {
      committed.add(entry);
    }
    sim.check(committed.get((int) index - 1).equals(entry), "one entry at index " + index);
    if (command instanceof Say say) {
      states.get(manager).add(say.word());
    }
  }

  @Override
  public void restored(int manager, long index, @Nullable StateImage image) {
    List<String> state = states.get(manager);
    state.clear();
    for (int i = 0; i < index; i++) {
      if (committed.get(i).command instanceof Say say) {
        state.add(say.word());
      }
    }
    if (image instanceof WordList list) {
      restored++;
      sim.check(list.words().equals(state), "a snapshot holds what was committed up to it");
    }
  }

  @Override
  public StateImage image(int manager) {
    return new WordList(states.get(manager));
  }

  @Override
  public SnapshotSettings snapshots(int manager) {
    return new SnapshotSettings(20, 5);
  }

  @Override
  public void leading(int manager, long term) {}

  @Override
  public void leadershipLost(int manager) {}
}
