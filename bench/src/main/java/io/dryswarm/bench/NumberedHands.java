package io.dryswarm.bench;

import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.faults.Hands;
import io.dryswarm.models.faults.NodeRef;

/** For failures of nodes that are named by their number. */
final class NumberedHands implements Hands {
  private final Cluster cluster;

  NumberedHands(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public int node(NodeRef ref) {
    return ref instanceof NodeRef.ById byId ? byId.node() : NOWHERE;
  }

  @Override
  public int task(NodeRef.OfTask ref) {
    return NOWHERE;
  }

  @Override
  public void setRegistry(boolean isDown) {
    cluster.pulls().setDown(isDown);
  }

  @Override
  public void stopEngine(int node) {
    cluster.agents().stopEngine(node);
  }

  @Override
  public void killContainer(int node, int task) {
    cluster.executor().killContainer(node, task);
  }
}
