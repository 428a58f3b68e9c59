package io.dryswarm.models.raft;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.Dice;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.underlay.Owners;

/**
 * Broken connections between managers: a peer whose process ended is dialled again with growing pauses, and until a dial succeeds nothing
 * can be sent to it, even if it is back.
 *
 * <p>Source: control-plane facts 2.1.13; gRPC's connection back-off, whose largest pause SwarmKit sets to 8 s.
 */
final class PeerDials {
  private static final long FIRST_PAUSE_NS = 1_000_000_000L;
  private static final long LARGEST_PAUSE_NS = 8_000_000_000L;
  private static final double FACTOR = 1.6;
  private static final double JITTER = 0.2;

  private static final int NODE_BITS = 24;
  private static final int TRY_BITS = 8;
  private static final int LAST_TRY = (1 << TRY_BITS) - 1;

  private final Simulation sim;
  private final RaftWire wire;
  private final RaftSeat[] seats;
  private final Dice[] dice;
  private final SlotEvent dial;

  PeerDials(Simulation sim, RaftWire wire, RaftSeat[] seats) {
    this.sim = sim;
    this.wire = wire;
    this.seats = seats;
    this.dice = new Dice[seats.length];
    for (int node = 0; node < seats.length; node++) {
      dice[node] = new StreamDice(sim.streams().stream("raft.dial", node));
    }
    this.dial = sim.define("raft.dial", this::onDial).ownedBy(Owners.ENGINE);
  }

  /** The manager process on that node has ended, and its kernel resets what was open. */
  void processEnded(int node) {
    for (RaftSeat seat : seats) {
      if (seat.node != node && seat.running() != null && seat.broken.add(node)) {
        pause(seat, node, 0);
      }
    }
  }

  private void pause(RaftSeat seat, int to, int tries) {
    double pauseNs = Math.min(LARGEST_PAUSE_NS, FIRST_PAUSE_NS * StrictMath.pow(FACTOR, tries));
    long jitterNs = (long) (pauseNs * JITTER);
    long delayNs = (long) pauseNs + dice[seat.node].between(-jitterNs, jitterNs);
    long arg = ((long) seat.life << TRY_BITS | tries) << NODE_BITS | to;
    sim.after(delayNs, dial, seat.node, arg);
  }

  private void onDial(int node, long arg) {
    RaftSeat seat = seats[node];
    RaftMember member = seat.running();
    int to = (int) (arg & (1 << NODE_BITS) - 1);
    int tries = (int) (arg >>> NODE_BITS) & LAST_TRY;
    if (member == null || seat.life != (int) (arg >>> NODE_BITS + TRY_BITS)) {
      return;
    }
    boolean answers = seats[to].running() != null && wire.isOpen(node, to) && wire.isOpen(to, node);
    if (answers || !isPeer(member, to)) {
      seat.broken.remove(to);
    } else {
      pause(seat, to, Math.min(tries + 1, LAST_TRY));
    }
  }

  /** Nobody dials a manager that was removed. */
  private boolean isPeer(RaftMember member, int node) {
    for (int peer : member.machine().membership().members()) {
      if (peer % seats.length == node) {
        return true;
      }
    }
    return false;
  }
}
