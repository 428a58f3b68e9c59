package io.dryswarm.models.raft.trial;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.raft.RaftWire;
import io.dryswarm.models.underlay.Fabric;
import java.util.BitSet;

/** Messages of fixed latency, each lost with the same probability, on ways that can be closed. */
final class LossyWire implements RaftWire {
  private final int nodes;
  private final long latencyNs;
  private final double lossProbability;
  private final RandomStream loss;
  private final BitSet closed = new BitSet();

  LossyWire(int nodes, long latencyNs, double lossProbability, RandomStream loss) {
    this.nodes = nodes;
    this.latencyNs = latencyNs;
    this.lossProbability = lossProbability;
    this.loss = loss;
  }

  void set(int from, int to, boolean open) {
    closed.set(from * nodes + to, !open);
  }

  @Override
  public boolean isOpen(int fromNode, int toNode) {
    return !closed.get(fromNode * nodes + toNode);
  }

  @Override
  public long callNs(int fromNode, int toNode) {
    boolean open = isOpen(fromNode, toNode) && isOpen(toNode, fromNode);
    return open ? 2 * latencyNs : Fabric.LOST;
  }

  @Override
  public long delayNs(int fromNode, int toNode, int bytes) {
    boolean lost =
        !isOpen(fromNode, toNode) || (lossProbability > 0 && loss.nextDouble() < lossProbability);
    return lost ? Fabric.LOST : latencyNs;
  }
}
