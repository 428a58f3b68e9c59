package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import java.util.List;

/**
 * A node's failure detector: one probe at a time, each a direct ping, then pings through other members and over TCP until the end
 * of the interval. Source: hashicorp/memberlist state.go; data-plane facts F3.24, F3.25, F3.30a.
 */
final class Prober {
  static final int NOBODY = ProbeOrder.NOBODY;

  private enum Step {
    /** Until the next tick. */
    WAITING,
    /** For the answer to the ping. */
    DIRECT,
    /** For any answer, until the deadline. */
    INDIRECT
  }

  private final MembershipSpec spec;
  private final Members members;
  private final RumourQueues rumours;
  private final ProbeOrder order;
  private final Dice dice;
  private final Awareness awareness;
  private final Ticker ticker;
  private final int[] helpers;

  private Step step = Step.WAITING;
  private int target = NOBODY;
  private int seq;
  private int lastSeq;
  private long begunNs;
  private long deadlineNs;
  private boolean answeredOverStream;
  private int nacksExpected;
  private int nacks;

  Prober(
      MembershipSpec spec,
      Members members,
      RumourQueues rumours,
      ProbeOrder order,
      Awareness awareness,
      Ticker ticker,
      Dice dice) {
    this.spec = spec;
    this.members = members;
    this.rumours = rumours;
    this.order = order;
    this.awareness = awareness;
    this.ticker = ticker;
    this.dice = dice;
    this.helpers = new int[spec.indirectProbes()];
  }

  void start(long nowNs, GossipEffects out) {
    out.arm(GossipTimer.PROBE, 0, ticker.nextNs(nowNs));
  }

  /** A sequence number that this node has not used yet. */
  int nextSeq() {
    return ++lastSeq;
  }

  /**
   * The probe timer is due.
   *
   * @return the member that gave no answer by any way, or {@link #NOBODY}
   */
  int timeout(long nowNs, GossipEffects out) {
    switch (step) {
      case WAITING:
        begin(nowNs, out);
        return NOBODY;
      case DIRECT:
        askOthers(out);
        return NOBODY;
      case INDIRECT:
        return conclude(nowNs, out);
    }
    throw new AssertionError(step);
  }

  private void begin(long nowNs, GossipEffects out) {
    begunNs = nowNs;
    target = order.next(nowNs);
    if (target == NOBODY) {
      out.arm(GossipTimer.PROBE, 0, ticker.nextNs(nowNs));
      return;
    }
    seq = nextSeq();
    deadlineNs = nowNs + awareness.scaled(spec.probeIntervalNs());
    step = Step.DIRECT;
    out.datagram(target, new GossipMessage.Ping(seq, members.life(target), companions()));
    out.arm(GossipTimer.PROBE, 0, nowNs + spec.probeTimeoutNs());
  }

  /** A suspect is told of it, so that it can refute as soon as possible. */
  private List<Rumour> companions() {
    if (members.state(target) == MemberState.SUSPECT) {
      return List.of(accusation());
    }
    return rumours.take(members.known());
  }

  private void askOthers(GossipEffects out) {
    int life = members.life(target);
    nacks = 0;
    nacksExpected = members.choose(this::canHelp, dice, helpers);
    for (int i = 0; i < nacksExpected; i++) {
      List<Rumour> news = rumours.take(members.known());
      out.datagram(helpers[i], new GossipMessage.PingRequest(seq, target, life, news));
    }
    answeredOverStream = false;
    out.stream(target, new GossipMessage.StreamPing(seq, life));
    step = Step.INDIRECT;
    out.arm(GossipTimer.PROBE, 0, deadlineNs);
  }

  private boolean canHelp(int node) {
    return node != target && members.state(node) == MemberState.ALIVE;
  }

  private int conclude(long nowNs, GossipEffects out) {
    if (answeredOverStream) {
      succeed(nowNs, out);
      return NOBODY;
    }
    awareness.add(nacksExpected == 0 ? 1 : nacksExpected - nacks);
    waitForTick(nowNs, out);
    return target;
  }

  /** Somebody says that the target is there. */
  void ack(int answeredSeq, long nowNs, GossipEffects out) {
    if (step != Step.WAITING && answeredSeq == seq) {
      succeed(nowNs, out);
    }
  }

  /** A helper got no answer either: so at least our own packets get through. */
  void nack(int answeredSeq) {
    if (step == Step.INDIRECT && answeredSeq == seq) {
      nacks++;
    }
  }

  /** Counts at the deadline only: answers over UDP come first. */
  void streamAck(int answeredSeq) {
    if (step == Step.INDIRECT && answeredSeq == seq) {
      answeredOverStream = true;
    }
  }

  /** What this node says of the target. */
  Rumour.Suspect accusation() {
    return new Rumour.Suspect(
        target, members.life(target), members.incarnation(target), members.self());
  }

  private void succeed(long nowNs, GossipEffects out) {
    awareness.add(-1);
    waitForTick(nowNs, out);
  }

  /** A tick that came during the probe is not lost: then the next probe begins at once. */
  private void waitForTick(long nowNs, GossipEffects out) {
    step = Step.WAITING;
    out.arm(GossipTimer.PROBE, 0, Math.max(nowNs, ticker.nextNs(begunNs)));
  }
}
