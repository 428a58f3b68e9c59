package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.ResourceSpec;
import java.util.List;

/** Admits a node whose unreserved CPU, memory and generic resources cover the reservations of the task. Limits do not count. Control-plane facts 5.2.11. */
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
    ResourceSpec wanted = task.resources();
    return wanted.reservedNanoCpus() != 0
        || wanted.reservedMemoryBytes() != 0
        || !wanted.reservedGeneric().isEmpty();
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    ResourceSpec wanted = task.resources();
    return wanted.reservedNanoCpus() <= node.freeNanoCpus()
        && wanted.reservedMemoryBytes() <= node.freeMemoryBytes()
        && hasGeneric(node, wanted.reservedGeneric());
  }

  private static boolean hasGeneric(NodeView node, List<GenericResource.Discrete> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!node.hasFree(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("insufficient resources", rejectedNodes);
  }
}
