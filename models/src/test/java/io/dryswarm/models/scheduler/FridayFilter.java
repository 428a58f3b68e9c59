package io.dryswarm.models.scheduler;

/** A filter as a user's jar would bring it: no node takes tasks of images that end in ":friday". */
public final class FridayFilter implements PlacementFilter {
  @Override
  public String name() {
    return "friday";
  }

  @Override
  public boolean concerns(TaskView task) {
    return task.spec().container().image().endsWith(":friday");
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    return false;
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("no deployments on friday", rejectedNodes);
  }
}
