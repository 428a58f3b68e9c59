package com.example.policies;

import io.dryswarm.models.scheduler.NodeView;
import io.dryswarm.models.scheduler.PlacementFilter;
import io.dryswarm.models.scheduler.TaskView;

/** {@code headroom}: a task that reserves CPUs must leave a quarter of its node's CPUs unreserved. */
public final class Headroom implements PlacementFilter {
  private static final double KEPT_FREE = 0.25;

  @Override
  public String name() {
    return "headroom";
  }

  @Override
  public boolean concerns(TaskView task) {
    return task.resources().reservedNanoCpus() > 0;
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    long left = node.freeNanoCpus() - task.resources().reservedNanoCpus();
    return left >= KEPT_FREE * node.object().description().nanoCpus();
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("no headroom", rejectedNodes);
  }
}
