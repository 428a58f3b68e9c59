package io.dryswarm.models.scheduler;

/** Admits a node that satisfies every placement constraint. A constraint that does not parse switches the filter off. Control-plane facts 5.2.13. */
public final class ConstraintFilter implements PlacementFilter {
  @Override
  public String name() {
    return "constraints";
  }

  @Override
  public int rank() {
    return 40;
  }

  @Override
  public boolean concerns(TaskView task) {
    return !task.constraints().isEmpty();
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    return ConstraintExpression.allMatch(task.constraints(), node.object());
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("scheduling constraints not satisfied", rejectedNodes);
  }
}
