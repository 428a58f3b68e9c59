package io.dryswarm.docker.engine;

import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObserver;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Networks that the swarm has removed, but an engine has not: it lists them until it is rid of the last task that is on them.
 */
final class LingeringNetworks implements StoreObserver {
  private final Cluster cluster;
  private final TreeMap<Integer, NetworkObject> removed = new TreeMap<>();

  LingeringNetworks(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void committed(long index, StoreEvent event) {
    if (event.op() == StoreEvent.Op.REMOVE && event.object() instanceof NetworkObject network) {
      removed.put(network.id(), network);
    }
  }

  /** Those of one node, by id. */
  List<NetworkObject> on(int node) {
    List<NetworkObject> lingering = new ArrayList<>();
    if (!removed.isEmpty()) {
      List<TaskObject> tasks = cluster.agents().assigned(node);
      for (NetworkObject network : removed.values()) {
        if (tasks.stream().anyMatch(task -> isOn(task, network))) {
          lingering.add(network);
        }
      }
    }
    return lingering;
  }

  private static boolean isOn(TaskObject task, NetworkObject network) {
    return task.attachments().stream().anyMatch(a -> a.network() == network.id());
  }
}
