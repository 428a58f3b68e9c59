package io.dryswarm.models.underlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * How long packets take between nodes, and which never arrive. The caller schedules the delivery, and checks at delivery that the
 * receiver is (still) up. Without faults the only price of faults is one test of a flag.
 */
public final class Fabric {
  /** The packet never arrives. */
  public static final long LOST = -1;

  /** Delay of a packet to the sender itself, nanoseconds: loopback, data-plane facts 8c. */
  private static final long LOOPBACK_NS = 7_500;

  private static final long BITS_PER_BYTE_NS = 8_000_000_000L;

  /** Linux' first retransmission time-out on a fast path, doubled at every loss. */
  private static final long FIRST_RETRANSMISSION_NS = 200_000_000L;

  private final Simulation sim;
  private final Nodes nodes;
  private final UnderlaySpec spec;
  private final RandomStream[] latency;
  private final Distribution[] oneWayNs;
  private final RandomStream loss;
  private final long[] streamFreeNs;
  private final BitSet blocked = new BitSet();
  private final BitSet linkDown = new BitSet();
  private boolean faulty;

  /** Made when a first wire loses packets: most swarms lose none. */
  private double @Nullable [] lossProbability;

  public Fabric(Simulation sim, Nodes nodes, UnderlaySpec spec) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    int n = nodes.count();
    this.latency = new RandomStream[n * n];
    this.oneWayNs = new Distribution[n * n];
    this.streamFreeNs = new long[n * n];
    for (int from = 0; from < n; from++) {
      for (int to = 0; to < n; to++) {
        long wire = (long) from << 32 | to;
        latency[from * n + to] = sim.streams().stream("underlay.latency", wire);
        boolean apart = spec.sites().areApart(from, to);
        oneWayNs[from * n + to] = apart ? spec.sites().betweenNs() : spec.oneWayNs();
      }
    }
    this.loss = sim.streams().stream("underlay.loss", 0);
  }

  private int pair(int from, int to) {
    return from * nodes.count() + to;
  }

  /** Nothing goes this one way any more, until {@link #unblock}. */
  public void block(int from, int to) {
    blocked.set(pair(from, to));
    faulty = true;
  }

  public void unblock(int from, int to) {
    blocked.clear(pair(from, to));
    checkFaults();
  }

  /** Pulls the node's cable, or plugs it in again; the node itself runs on. */
  public void setLink(int node, boolean up) {
    linkDown.set(node, !up);
    checkFaults();
  }

  /**
   * Random loss of packets, one way. A datagram is gone; a stream sends again, later.
   *
   * @param probability 0 to below 1
   */
  public void setLoss(int from, int to, double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException("probability: " + probability + ", expected 0 to below 1");
    }
    if (lossProbability == null) {
      lossProbability = new double[nodes.count() * nodes.count()];
    }
    lossProbability[pair(from, to)] = probability;
    checkFaults();
  }

  private void checkFaults() {
    faulty = !blocked.isEmpty() || !linkDown.isEmpty() || isLossy();
  }

  private boolean isLossy() {
    return lossProbability != null && Arrays.stream(lossProbability).anyMatch(p -> p > 0);
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
            || !(blocked.get(pair(from, to)) || linkDown.get(from) || linkDown.get(to)));
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
    double probability = lossProbability == null ? 0 : lossProbability[pair(from, to)];
    return from != to && probability > 0 && loss.nextDouble() < probability;
  }

  private long openDelayNs(int from, int to, int bytes) {
    if (!nodes.isPowered(from)) {
      return LOST;
    }
    if (from == to) {
      return LOOPBACK_NS;
    }
    int pair = pair(from, to);
    return oneWayNs[pair].sampleNs(latency[pair])
        + bytes * BITS_PER_BYTE_NS / spec.bandwidthBitsPerSecond();
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
    int pair = pair(from, to);
    long arrivalNs = Math.max(sim.nowNs() + delayNs, streamFreeNs[pair] + 1);
    streamFreeNs[pair] = arrivalNs;
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
