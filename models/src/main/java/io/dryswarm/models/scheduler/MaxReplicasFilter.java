package io.dryswarm.models.scheduler;

/** Admits a node that runs fewer active tasks of the service than the limit per node. Control-plane facts 5.2.16. */
public final class MaxReplicasFilter implements PlacementFilter {
  @Override
  public String name() {
    return "max-replicas";
  }

  @Override
  public int rank() {
    return 70;
  }

  @Override
  public boolean concerns(TaskView task) {
    return task.maxReplicas() > 0;
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    return node.activeTasksOf(task.service()) < task.maxReplicas();
  }

  @Override
  public String explain(int rejectedNodes) {
    return "max replicas per node limit exceed"; // without a number, and misspelt, as in Swarm
  }
}
