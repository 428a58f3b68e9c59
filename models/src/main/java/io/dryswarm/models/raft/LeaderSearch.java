package io.dryswarm.models.raft;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Requests that came to a manager which has to find the leader first: at once if it knows one, at once not if there has been none for
 * ten ticks, else a try every second.
 *
 * <p>Source: control-plane facts 2.3.31; moby/swarmkit manager/state/raft/raft.go LeaderConn.
 */
final class LeaderSearch {
  private static final long RETRY_NS = 1_000_000_000L;
  private static final int LOST_QUORUM_TICKS = 10;

  private record Search(
      RaftSeat at, int life, long deadlineNs, IntConsumer found, RaftOutcome outcome) {}

  private final Simulation sim;
  private final RaftTransport transport;
  private final SlotEvent retry;
  private final TreeMap<Long, Search> open = new TreeMap<>();
  private long lastNumber;

  LeaderSearch(Simulation sim, RaftTransport transport) {
    this.sim = sim;
    this.transport = transport;
    this.retry = sim.define("raft.leader-search", this::onRetry);
  }

  /**
   * @param found   gets the leader's node
   * @param failure told only if none is found
   */
  void start(RaftSeat at, long timeoutNs, IntConsumer found, RaftOutcome failure) {
    int leader = leaderNode(at);
    if (at.running() == null) {
      failure.failed(RaftErrors.REFUSED);
    } else if (leader != RaftMachine.NOBODY) {
      found.accept(leader);
    } else if (hasNoLeaderForLong(at)) {
      failure.failed(RaftErrors.NO_LEADER);
    } else {
      open.put(++lastNumber, new Search(at, at.life, sim.nowNs() + timeoutNs, found, failure));
      schedule(lastNumber, timeoutNs);
    }
  }

  boolean hasNoLeaderForLong(RaftSeat at) {
    return at.ticksWithoutLeader > LOST_QUORUM_TICKS;
  }

  private void schedule(long number, long leftNs) {
    sim.after(Math.min(RETRY_NS, leftNs), retry, 0, number);
  }

  private void onRetry(int unused, long number) {
    Search search = open.remove(number);
    if (search == null) {
      return;
    }
    int leader = leaderNode(search.at);
    long leftNs = search.deadlineNs - sim.nowNs();
    if (search.at.running() == null || search.at.life != search.life) {
      search.outcome.failed(RaftErrors.CANCELLED);
    } else if (leader != RaftMachine.NOBODY) {
      search.found.accept(leader);
    } else if (leftNs <= 0) {
      search.outcome.failed(RaftErrors.TIMED_OUT);
    } else {
      open.put(number, search);
      schedule(number, leftNs);
    }
  }

  /** The leader's node if that manager knows one and can reach it. */
  private int leaderNode(RaftSeat at) {
    RaftMember member = at.running();
    if (member == null) {
      return RaftMachine.NOBODY;
    }
    int leader = member.machine().leader();
    boolean usable = leader == member.id || at.reachable.contains(leader);
    return leader != RaftMachine.NOBODY && usable ? transport.nodeOf(leader) : RaftMachine.NOBODY;
  }
}
