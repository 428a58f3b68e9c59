package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import java.util.List;

/**
 * Admits a node on which at least one of the cluster volumes of the task can be used; that the others can be used as well is left to the
 * choice of the volumes. Control-plane facts 5.2.17.
 */
final class VolumeFilter implements PlacementFilter {
  private final ClusterVolumes volumes;

  VolumeFilter(ClusterVolumes volumes) {
    this.volumes = volumes;
  }

  @Override
  public String name() {
    return "volumes";
  }

  @Override
  public int rank() {
    return 80;
  }

  @Override
  public boolean concerns(TaskView task) {
    return !task.clusterMounts().isEmpty();
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    List<MountSpec> mounts = task.clusterMounts();
    for (int i = 0; i < mounts.size(); i++) {
      if (volumes.canMount(mounts.get(i), node.object())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("cannot fulfill requested CSI volume mounts", rejectedNodes);
  }
}
