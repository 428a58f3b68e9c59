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
  private final Long2ObjectOpenHashMap<Way> ways = new Long2ObjectOpenHashMap<>();

  private final LinkQueues queues;
  private final BitSet linkDown = new BitSet();
  private final BitSet hung = new BitSet();
  private int faultyWays;
  private boolean faulty;

  /** From one node to another. */
  private static final class Way {
    final Distribution oneWayNs;
    final RandomStream latency;
    long streamFreeNs;
    boolean blocked;
    double addedLoss;
    double lossProbability;

    Way(Distribution oneWayNs, RandomStream latency, double lossProbability) {
      this.oneWayNs = oneWayNs;
      this.latency = latency;
      this.lossProbability = lossProbability;
    }

    boolean isFaulty() {
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

  private Way way(int from, int to) {
    long wire = (long) from << 32 | to;
    Way way = ways.get(wire);
    if (way == null) {
      way = new Way(
          spec.oneWayNs(from, to), sim.streams().stream("underlay.latency", wire), spec.loss());
      ways.put(wire, way);
    }
    return way;
  }

  /** Nothing goes this one way any more, until {@link #unblock}. */
  public void block(int from, int to) {
    setFaults(from, to, true, way(from, to).addedLoss);
  }

  public void unblock(int from, int to) {
    setFaults(from, to, false, way(from, to).addedLoss);
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
    setFaults(from, to, way(from, to).blocked, probability);
  }

  private void setFaults(int from, int to, boolean blocked, double addedLoss) {
    Way way = way(from, to);
    faultyWays -= way.isFaulty() ? 1 : 0;
    way.blocked = blocked;
    way.addedLoss = addedLoss;
    way.lossProbability = Loss.either(spec.loss(), addedLoss);
    faultyWays += way.isFaulty() ? 1 : 0;
    checkFaults();
  }

  private void checkFaults() {
    faulty = faultyWays > 0 || !linkDown.isEmpty() || !hung.isEmpty() || spec.loss() > 0;
  }

  /** Share of packets that chance takes on this way at present. */
  public double loss(int from, int to) {
    return !faulty || from == to ? 0 : way(from, to).lossProbability;
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
        && (from == to || !faulty || !(way(from, to).blocked || isCutOff(from) || isCutOff(to)));
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
    if (faulty && (!isOpen(from, to) || isTaken(from, to))) {
      return LOST;
    }
    return openDelayNs(from, to, bytes);
  }

  private boolean isTaken(int from, int to) {
    double probability = way(from, to).lossProbability;
    return from != to && probability > 0 && loss.nextDouble() < probability;
  }

  private long openDelayNs(int from, int to, int bytes) {
    if (!nodes.isPowered(from)) {
      return LOST;
    }
    if (from == to) {
      return LOOPBACK_NS;
    }
    Way way = way(from, to);
    return way.oneWayNs.sampleNs(way.latency) + queues.throughNs(from, to, sim.nowNs(), bytes);
  }

  /**
   * As {@link #delayNs}, for a segment of the byte stream between two nodes: never overtakes an earlier one, and chance only delays
   * it.
   */
  public long streamDelayNs(int from, int to, int bytes) {
    if (faulty && !isOpen(from, to)) {
      return LOST;
    }
    long delayNs = openDelayNs(from, to, bytes);
    if (delayNs == LOST) {
      return LOST;
    }
    if (faulty) {
      delayNs += retransmissionNs(from, to);
    }
    Way way = way(from, to);
    long arrivalNs = Math.max(sim.nowNs() + delayNs, way.streamFreeNs + 1);
    way.streamFreeNs = arrivalNs;
    return arrivalNs - sim.nowNs();
  }

  private long retransmissionNs(int from, int to) {
    long waitNs = 0;
    for (long timeoutNs = FIRST_RETRANSMISSION_NS; isTaken(from, to); timeoutNs *= 2) {
      waitNs += timeoutNs;
    }
    return waitNs;
  }
}
