package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AgentHost;
import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.csi.CsiHost;
import io.dryswarm.models.executor.NodeMounts;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.store.VolumeObject;
import java.util.function.Supplier;

/** The cluster volumes of tasks: what the node's agent knows of them, and what is mounted on its machine. */
final class VolumeMounts implements NodeMounts {
  private final AgentHost agents;
  private final CsiHost csi;
  private final Supplier<StoreView> view;

  VolumeMounts(AgentHost agents, CsiHost csi, Supplier<StoreView> view) {
    this.agents = agents;
    this.csi = csi;
    this.view = view;
  }

  @Override
  public boolean areReady(int node, AssignedTask task) {
    return agents.areVolumesReady(node, task.task());
  }

  @Override
  public boolean areThere(int node, AssignedTask task) {
    return task.task().volumes().stream().allMatch(attached -> isThere(node, attached));
  }

  private boolean isThere(int node, VolumeAttachment attached) {
    VolumeObject volume = view.get().volume(attached.volume());
    return volume != null
        && volume.info() != null
        && csi.isMounted(volume.spec().driver(), volume.info().pluginId(), node);
  }
}
