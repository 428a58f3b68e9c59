package io.dryswarm.models.underlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.random.RandomStream;

/**
 * How long packets take between nodes. The caller schedules the delivery, and checks at delivery that the receiver is (still) up.
 */
public final class Fabric {
  /** The packet never arrives. */
  public static final long LOST = -1;

  /** Delay of a packet to the sender itself, nanoseconds: loopback, data-plane facts 8c. */
  private static final long LOOPBACK_NS = 7_500;

  private static final long BITS_PER_BYTE_NS = 8_000_000_000L;

  private final Simulation sim;
  private final Nodes nodes;
  private final UnderlaySpec spec;
  private final RandomStream[] latency;
  private final long[] streamFreeNs;

  public Fabric(Simulation sim, Nodes nodes, UnderlaySpec spec) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    int n = nodes.count();
    this.latency = new RandomStream[n * n];
    this.streamFreeNs = new long[n * n];
    for (int from = 0; from < n; from++) {
      for (int to = 0; to < n; to++) {
        long wire = (long) from << 32 | to;
        latency[from * n + to] = sim.streams().stream("underlay.latency", wire);
      }
    }
  }

  /**
   * One datagram.
   *
   * @return nanoseconds until it arrives, or {@link #LOST} if the sender's machine is off or there is no way
   */
  public long delayNs(int from, int to, int bytes) {
    if (!nodes.isPowered(from)) {
      return LOST;
    }
    if (from == to) {
      return LOOPBACK_NS;
    }
    return spec.oneWayNs().sampleNs(latency[from * nodes.count() + to])
        + bytes * BITS_PER_BYTE_NS / spec.bandwidthBitsPerSecond();
  }

  /** As {@link #delayNs}, for a segment of the byte stream between two nodes: never overtakes an earlier one. */
  public long streamDelayNs(int from, int to, int bytes) {
    long delayNs = delayNs(from, to, bytes);
    if (delayNs == LOST) {
      return LOST;
    }
    int pair = from * nodes.count() + to;
    long arrivalNs = Math.max(sim.nowNs() + delayNs, streamFreeNs[pair] + 1);
    streamFreeNs[pair] = arrivalNs;
    return arrivalNs - sim.nowNs();
  }
}
