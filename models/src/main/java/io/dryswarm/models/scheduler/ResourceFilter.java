package io.dryswarm.models.scheduler;

/** Admits a node whose unreserved CPU and memory cover the reservations of the task. Limits do not count. Control-plane facts 5.2.11. */
public final class ResourceFilter implements PlacementFilter {
  @Override
  public String name() {
    return "resources";
  }

  @Override
  public int rank() {
    return 20;
  }

  @Override
  public boolean concerns(TaskView task) {
    return task.resources().reservedNanoCpus() != 0 || task.resources().reservedMemoryBytes() != 0;
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    return task.resources().reservedNanoCpus() <= node.freeNanoCpus()
        && task.resources().reservedMemoryBytes() <= node.freeMemoryBytes();
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("insufficient resources", rejectedNodes);
  }
}
