package io.dryswarm.models.raft;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.underlay.Fabric;
import java.util.BitSet;

/** Messages that are late, lost, out of order, or stopped one way. */
final class ChaosWire implements RaftWire {
  private final int nodes;
  private final RandomStream chance;
  private final BitSet closed = new BitSet();
  double lossProbability;
  long maxDelayNs = 1_000_000;

  ChaosWire(int nodes, RandomStream chance) {
    this.nodes = nodes;
    this.chance = chance;
  }

  void close(int from, int to) {
    closed.set(from * nodes + to);
  }

  void heal() {
    closed.clear();
    lossProbability = 0;
    maxDelayNs = 1_000_000;
  }

  @Override
  public long delayNs(int from, int to, int bytes) {
    boolean lost = !isOpen(from, to) || chance.nextDouble() < lossProbability;
    return lost ? Fabric.LOST : chance.nextLong(0, maxDelayNs);
  }

  @Override
  public boolean isOpen(int from, int to) {
    return from == to || !closed.get(from * nodes + to);
  }

  @Override
  public long callNs(int from, int to) {
    return isOpen(from, to) && isOpen(to, from) ? chance.nextLong(0, 2 * maxDelayNs) : Fabric.LOST;
  }
}
