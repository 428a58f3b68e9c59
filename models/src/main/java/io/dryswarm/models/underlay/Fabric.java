package io.dryswarm.models.underlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.BitSet;

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

  /** Only those that packets went: agents speak to managers alone, so a large swarm has few of all its pairs. */
  private final Long2ObjectOpenHashMap<Wire> wires = new Long2ObjectOpenHashMap<>();

  private final LinkQueues queues;
  private final BitSet linkDown = new BitSet();
  private final BitSet hung = new BitSet();
  private int faultyWires;
  private boolean faulty;

  /** From one node to another; there for the whole run, so that who sends often looks it up once. */
  public static final class Wire {
    private final int from;
    private final int to;
    private final Distribution oneWayNs;
    private final RandomStream latency;
    private long streamFreeNs;
    private boolean blocked;
    private double addedLoss;
    private double lossProbability;

    private Wire(
        int from, int to, Distribution oneWayNs, RandomStream latency, double lossProbability) {
      this.from = from;
      this.to = to;
      this.oneWayNs = oneWayNs;
      this.latency = latency;
      this.lossProbability = lossProbability;
    }

    /** The sender. */
    public int from() {
      return from;
    }

    /** The receiver. */
    public int to() {
      return to;
    }

    private boolean isFaulty() {
      return blocked || addedLoss > 0;
    }
  }

  public Fabric(Simulation sim, Nodes nodes, UnderlaySpec spec) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    this.loss = sim.streams().stream("underlay.loss", 0);
    this.queues = new LinkQueues(nodes.count(), spec.bandwidthBitsPerSecond());
    checkFaults();
  }

  public UnderlaySpec spec() {
    return spec;
  }

  /** The wire from a node to another one, for {@link #delayNs(Wire, int)}. */
  public Wire wire(int from, int to) {
    long key = (long) from << 32 | to;
    Wire wire = wires.get(key);
    if (wire == null) {
      RandomStream latency = sim.streams().stream("underlay.latency", key);
      wire = new Wire(from, to, spec.oneWayNs(from, to), latency, spec.loss());
      wires.put(key, wire);
    }
    return wire;
  }

  /** Nothing goes this one way any more, until {@link #unblock}. */
  public void block(int from, int to) {
    setFaults(from, to, true, wire(from, to).addedLoss);
  }

  public void unblock(int from, int to) {
    setFaults(from, to, false, wire(from, to).addedLoss);
  }

  /** Pulls the node's cable, or plugs it in again; the node itself runs on. */
  public void setLink(int node, boolean up) {
    linkDown.set(node, !up);
    checkFaults();
  }

  /** A machine stands still: it takes and sends nothing. */
  void setHung(int node, boolean nowHung) {
    hung.set(node, nowHung);
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
    setFaults(from, to, wire(from, to).blocked, probability);
  }

  private void setFaults(int from, int to, boolean blocked, double addedLoss) {
    Wire wire = wire(from, to);
    faultyWires -= wire.isFaulty() ? 1 : 0;
    wire.blocked = blocked;
    wire.addedLoss = addedLoss;
    wire.lossProbability = Loss.either(spec.loss(), addedLoss);
    faultyWires += wire.isFaulty() ? 1 : 0;
    checkFaults();
  }

  private void checkFaults() {
    faulty = faultyWires > 0 || !linkDown.isEmpty() || !hung.isEmpty() || spec.loss() > 0;
  }

  /** Share of packets that chance takes on this way at present. */
  public double loss(int from, int to) {
    return !faulty || from == to ? 0 : wire(from, to).lossProbability;
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
        && (from == to || !faulty || !(wire(from, to).blocked || isCutOff(from) || isCutOff(to)));
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
      return delayNs(wire(from, to), bytes);
    }
    return nodes.isPowered(from) ? LOOPBACK_NS : LOST;
  }

  /** The same between two nodes whose wire is known. */
  public long delayNs(Wire wire, int bytes) {
    if (faulty && (!isOpen(wire) || isTaken(wire))) {
      return LOST;
    }
    return nodes.isPowered(wire.from) ? openDelayNs(wire, bytes) : LOST;
  }

  private boolean isOpen(Wire wire) {
    return nodes.isPowered(wire.from)
        && !(wire.blocked || isCutOff(wire.from) || isCutOff(wire.to));
  }

  private boolean isTaken(Wire wire) {
    double probability = wire.lossProbability;
    return probability > 0 && loss.nextDouble() < probability;
  }

  private long openDelayNs(Wire wire, int bytes) {
    return wire.oneWayNs.sampleNs(wire.latency)
        + queues.throughNs(wire.from, wire.to, sim.nowNs(), bytes);
  }

  /**
   * As {@link #delayNs}, for a segment of the byte stream between two nodes: never overtakes an earlier one, and chance only delays
   * it.
   */
  public long streamDelayNs(int from, int to, int bytes) {
    if (!isOpen(from, to)) {
      return LOST;
    }
    Wire wire = wire(from, to);
    long delayNs = from == to ? LOOPBACK_NS : openDelayNs(wire, bytes);
    if (faulty && from != to) {
      delayNs += retransmissionNs(wire);
    }
    long arrivalNs = Math.max(sim.nowNs() + delayNs, wire.streamFreeNs + 1);
    wire.streamFreeNs = arrivalNs;
    return arrivalNs - sim.nowNs();
  }

  private long retransmissionNs(Wire wire) {
    long waitNs = 0;
    for (long timeoutNs = FIRST_RETRANSMISSION_NS; isTaken(wire); timeoutNs *= 2) {
      waitNs += timeoutNs;
    }
    return waitNs;
  }
}
