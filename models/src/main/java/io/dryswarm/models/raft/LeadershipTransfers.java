package io.dryswarm.models.raft;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.Dice;
import java.util.List;
import java.util.TreeMap;

/**
 * Leaders that hand their office over, on demotion or because their store is stuck.
 *
 * <p>Source: control-plane facts 2.2.26, 2.2.28, 2.4.40; moby/swarmkit manager/state/raft/raft.go TransferLeadership, transport.go
 * longestActive.
 */
final class LeadershipTransfers {
  /** Polls per tick while a transfer is waited for. */
  private static final int POLLS_PER_TICK = 10;

  private record Transfer(RaftSeat from, int life, long deadlineNs, RaftOutcome outcome) {}

  private final Simulation sim;
  private final RaftSpec spec;
  private final Dice dice;
  private final SlotEvent poll;
  private final TreeMap<Long, Transfer> open = new TreeMap<>();
  private long lastNumber;

  LeadershipTransfers(Simulation sim, RaftSpec spec, Dice dice) {
    this.sim = sim;
    this.spec = spec;
    this.dice = dice;
    this.poll = sim.define("raft.transfer-poll", this::onPoll);
  }

  /** Starts a transfer without waiting for its end; false if no other member is reachable. */
  boolean start(RaftSeat seat, RaftMember member) {
    List<Integer> active = seat.reachable.stream()
        .filter(peer -> member.machine().membership().contains(peer))
        .toList();
    if (active.isEmpty()) {
      return false;
    }
    // Swarm means the longest active one, but takes any: control-plane facts 2.2.28.
    int successor = active.get(dice.below(active.size()));
    sim.trace().add(RaftTrace.TRANSFER, seat.node, member.machine().term(), successor);
    member.machine().transferLeadership(successor, member);
    member.proceed();
    return true;
  }

  void startAndWait(RaftSeat seat, long timeoutNs, RaftOutcome outcome) {
    RaftMember member = seat.running();
    if (member == null) {
      outcome.failed(RaftErrors.NO_MEMBER);
    } else if (!seat.leads()) {
      outcome.failed(RaftErrors.LOST_LEADERSHIP);
    } else if (!start(seat, member)) {
      outcome.failed(RaftErrors.NO_ACTIVE_PEER);
    } else {
      open.put(++lastNumber, new Transfer(seat, seat.life, sim.nowNs() + timeoutNs, outcome));
      schedule(lastNumber);
    }
  }

  private void schedule(long number) {
    sim.after(spec.tickNs() / POLLS_PER_TICK, poll, 0, number);
  }

  private void onPoll(int unused, long number) {
    Transfer transfer = open.remove(number);
    if (transfer == null) {
      return;
    }
    RaftMember member = transfer.from.running();
    if (member == null || transfer.from.life != transfer.life) {
      transfer.outcome.failed(RaftErrors.CANCELLED);
      return;
    }
    int leader = member.machine().leader();
    if (leader != RaftMachine.NOBODY && leader != member.id) {
      transfer.outcome.done();
    } else if (sim.nowNs() >= transfer.deadlineNs) {
      transfer.outcome.failed(RaftErrors.TIMED_OUT);
    } else {
      open.put(number, transfer);
      schedule(number);
    }
  }
}
