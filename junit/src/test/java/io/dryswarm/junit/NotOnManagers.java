package io.dryswarm.junit;

import io.dryswarm.models.scheduler.NodeView;
import io.dryswarm.models.scheduler.PlacementFilter;
import io.dryswarm.models.scheduler.TaskView;
import io.dryswarm.models.store.NodeObject;

/** A placement filter as a user brings it: managers take no tasks. */
public final class NotOnManagers implements PlacementFilter {
  @Override
  public String name() {
    return "not-on-managers";
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    return node.object().role() != NodeObject.Role.MANAGER;
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("managers take no tasks", rejectedNodes);
  }
}
