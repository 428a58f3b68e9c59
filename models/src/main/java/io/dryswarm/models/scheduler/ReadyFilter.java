package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.NodeObject;

/** Admits a node that is READY and ACTIVE. Control-plane facts 5.2.10. */
public final class ReadyFilter implements PlacementFilter {
  @Override
  public String name() {
    return "ready";
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    return node.object().status() == NodeObject.Status.READY
        && node.object().availability() == NodeObject.Availability.ACTIVE;
  }

  @Override
  public String explain(int rejectedNodes) {
    return rejectedNodes
        + (rejectedNodes == 1 ? " node" : " nodes")
        + " not available for new tasks";
  }
}
