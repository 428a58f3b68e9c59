package io.dryswarm.models.underlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How long packets take between nodes, and which never arrive. The caller schedules the delivery, and checks at delivery that the
 * receiver is (still) up. Without faults the only price of faults is one test of a flag.
 */
public final class Fabric {
  /** The packet never arrives. */
  public static final long LOST = -1;

  /** Delay of a packet to the sender itself, nanoseconds: loopback, data-plane facts 8c. */
  private static final long LOOPBACK_NS = 7_500;

  /** Linux' first retransmission time-out on a fast path, doubled at every loss. */
  private static final long FIRST_RETRANSMISSION_NS = 200_000_000L;

  private final Simulation sim;
  private final Nodes nodes;
  private final UnderlaySpec spec;
  private final RandomStream loss;

  private final Wires wires;

  /** By the number that a wire has of them; 0 = there never were any. */
  private final List<WireFaults> faults = new ArrayList<>();

  private final LinkQueues queues;
  private final BitSet linkDown = new BitSet();
  private final BitSet hung = new BitSet();
  /** By node: since when neither packet nor user reaches it; {@link Time#NEVER} if they do. */
  private final long[] cutOffSinceNs;

  private int faultyWires;
  private boolean faulty;

  /**
   * What is wrong with one way at present.
   *
   * @param blockedSinceNs  {@link Time#NEVER}, and later than anything, if it is not blocked
   * @param addedLoss       besides what is lost everywhere
   * @param lossProbability of both together
   */
  private record WireFaults(long blockedSinceNs, double addedLoss, double lossProbability) {
    boolean blocked() {
      return blockedSinceNs != Time.NEVER;
    }

    boolean isFaulty() {
      return blocked() || addedLoss > 0;
    }
  }

  public Fabric(Simulation sim, Nodes nodes, UnderlaySpec spec) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    this.loss = sim.streams().stream("underlay.loss", 0);
    this.wires = new Wires(sim.streams(), spec);
    faults.add(new WireFaults(Time.NEVER, 0, spec.loss()));
    this.queues = new LinkQueues(nodes.count(), spec.bandwidthBitsPerSecond());
    this.cutOffSinceNs = new long[nodes.count()];
    Arrays.fill(cutOffSinceNs, Time.NEVER);
    checkFaults();
  }

  public UnderlaySpec spec() {
    return spec;
  }

  /**
   * The number of the wire from a node to another one, for {@link #wireDelayNs}; it stays for the whole run, so that who sends often looks
   * it up once.
   */
  public int wire(int from, int to) {
    return wires.of(from, to);
  }

  /** The sender of a wire. */
  public int from(int wire) {
    return wires.from(wire);
  }

  /** The receiver of a wire. */
  public int to(int wire) {
    return wires.to(wire);
  }

  private WireFaults faultsOf(int wire) {
    return faults.get(wires.faults(wire));
  }

  /** Nothing goes this one way any more, until {@link #unblock}. */
  public void block(int from, int to) {
    setFaults(from, to, true, faultsOf(wire(from, to)).addedLoss);
  }

  public void unblock(int from, int to) {
    setFaults(from, to, false, faultsOf(wire(from, to)).addedLoss);
  }

  /** Pulls the node's cable, or plugs it in again; the node itself runs on. */
  public void setLink(int node, boolean up) {
    linkDown.set(node, !up);
    noteCutOff(node);
  }

  /** A machine stands still: it takes and sends nothing. */
  void setHung(int node, boolean nowHung) {
    hung.set(node, nowHung);
    noteCutOff(node);
  }

  private void noteCutOff(int node) {
    boolean wasOpen = cutOffSinceNs[node] == Time.NEVER;
    cutOffSinceNs[node] =
        !isCutOff(node) ? Time.NEVER : wasOpen ? sim.nowNs() : cutOffSinceNs[node];
    checkFaults();
  }

  boolean isHung(int node) {
    return hung.get(node);
  }

  /**
   * Random loss of packets, one way, besides what is lost everywhere. A datagram is gone; a stream sends again, later.
   *
   * @param probability 0 to below 1
   */
  public void setLoss(int from, int to, double probability) {
    Loss.check(probability);
    setFaults(from, to, faultsOf(wire(from, to)).blocked(), probability);
  }

  private void setFaults(int from, int to, boolean blocked, double addedLoss) {
    int wire = wire(from, to);
    WireFaults before = faultsOf(wire);
    long sinceNs = !blocked ? Time.NEVER : before.blocked() ? before.blockedSinceNs : sim.nowNs();
    WireFaults now = new WireFaults(sinceNs, addedLoss, Loss.either(spec.loss(), addedLoss));
    faultyWires += (now.isFaulty() ? 1 : 0) - (before.isFaulty() ? 1 : 0);
    if (wires.faults(wire) == 0) {
      wires.setFaults(wire, faults.size());
      faults.add(now);
    } else {
      faults.set(wires.faults(wire), now);
    }
    checkFaults();
  }

  private void checkFaults() {
    faulty = faultyWires > 0 || !linkDown.isEmpty() || !hung.isEmpty() || spec.loss() > 0;
  }

  /** Whether anything is wrong with any way at present. */
  public boolean isFaulty() {
    return faulty;
  }

  /** Share of packets that chance takes on this way at present. */
  public double loss(int from, int to) {
    return !faulty || from == to ? 0 : faultsOf(wire(from, to)).lossProbability;
  }

  /** Whether users outside reach the node, and it them: it has power, its cable is in, and it does not hang. */
  public boolean reachesUsers(int node) {
    return nodes.isPowered(node) && !linkDown.get(node) && !hung.get(node);
  }

  /** Whether the node's cable is in: where it is not, its kernel refuses to open connections to others, and users do not reach it. */
  public boolean hasLink(int node) {
    return !linkDown.get(node);
  }

  /** Whether packets go this way at all; random loss apart, and whether the receiver is up or not. */
  public boolean isOpen(int from, int to) {
    return nodes.isPowered(from)
        && (from == to
            || !faulty
            || !(faultsOf(wire(from, to)).blocked() || isCutOff(from) || isCutOff(to)));
  }

  /** Whether the way is closed, and has been since before that time: nothing that was sent then or later can arrive. */
  public boolean isClosedSince(int from, int to, long timeNs) {
    return faulty
        && from != to
        && (isCutOffSince(from, timeNs)
            || isCutOffSince(to, timeNs)
            || faultsOf(wire(from, to)).blockedSinceNs < timeNs);
  }

  /** Whether the node reaches nobody, and has not since before that time. */
  public boolean isCutOffSince(int node, long timeNs) {
    return cutOffSinceNs[node] < timeNs;
  }

  private boolean isCutOff(int node) {
    return linkDown.get(node) || hung.get(node);
  }

  /**
   * One datagram.
   *
   * @return nanoseconds until it arrives, or {@link #LOST} if the sender's machine is off, there is no way, or chance takes it
   */
  public long delayNs(int from, int to, int bytes) {
    if (from != to) {
      return wireDelayNs(wire(from, to), bytes);
    }
    return nodes.isPowered(from) ? LOOPBACK_NS : LOST;
  }

  /** The same between two nodes whose wire is known. */
  public long wireDelayNs(int wire, int bytes) {
    if (faulty && (!isOpen(wire) || isTaken(wire))) {
      return LOST;
    }
    return nodes.isPowered(wires.from(wire)) ? openDelayNs(wire, bytes) : LOST;
  }

  private boolean isOpen(int wire) {
    return isOpen(wires.from(wire), wires.to(wire));
  }

  private boolean isTaken(int wire) {
    double probability = faultsOf(wire).lossProbability;
    return probability > 0 && loss.nextDouble() < probability;
  }

  private long openDelayNs(int wire, int bytes) {
    return wires.latencyNs(wire)
        + queues.throughNs(wires.from(wire), wires.to(wire), sim.nowNs(), bytes);
  }

  /**
   * As {@link #delayNs}, for a segment of the byte stream between two nodes: never overtakes an earlier one, and chance only delays
   * it.
   */
  public long streamDelayNs(int from, int to, int bytes) {
    if (!isOpen(from, to)) {
      return LOST;
    }
    int wire = wire(from, to);
    long delayNs = from == to ? LOOPBACK_NS : openDelayNs(wire, bytes);
    if (faulty && from != to) {
      delayNs += retransmissionNs(wire);
    }
    long arrivalNs = Math.max(sim.nowNs() + delayNs, wires.streamFreeNs(wire) + 1);
    wires.setStreamFreeNs(wire, arrivalNs);
    return arrivalNs - sim.nowNs();
  }

  private long retransmissionNs(int wire) {
    long waitNs = 0;
    for (long timeoutNs = FIRST_RETRANSMISSION_NS; isTaken(wire); timeoutNs *= 2) {
      waitNs += timeoutNs;
    }
    return waitNs;
  }
}
