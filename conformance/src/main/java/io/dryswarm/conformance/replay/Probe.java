package io.dryswarm.conformance.replay;

import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.raft.RaftPeer;
import io.dryswarm.models.secrets.ContainerFiles.MountedFile;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What no event tells: which processes run, and what the managers think of each other. Looked at after events that may change it. */
final class Probe {
  private final TreeMap<Integer, List<Integer>> containers = new TreeMap<>();
  private final TreeMap<Integer, SwarmState.Manager> managers = new TreeMap<>();
  private IntFunction<List<NetworkObject>> lingering = node -> List.of();
  private List<NetworkObject> lingered = List.of();
  private boolean isDirty;

  /** An event of this type is about to run. */
  void running(String eventType) {
    isDirty = eventType.startsWith("executor.")
        || eventType.startsWith("raft.")
        || eventType.startsWith("agent.")
        || eventType.startsWith("conformance.");
  }

  boolean isDirty() {
    return isDirty;
  }

  /** Says which networks an engine still lists after their removal. */
  void lingering(IntFunction<List<NetworkObject>> networks) {
    lingering = networks;
  }

  /** Everything is new. */
  void all(Cluster cluster, int nodes, Consumer<Consumer<SwarmState>> to) {
    containers.clear();
    managers.clear();
    changes(cluster, nodes, to);
  }

  /** Tells what is not as it was. */
  void changes(Cluster cluster, int nodes, Consumer<Consumer<SwarmState>> to) {
    isDirty = false;
    for (int node = 0; node < nodes; node++) {
      int of = node;
      List<Integer> running = List.copyOf(cluster.executor().running(node));
      List<Integer> before = containers.getOrDefault(node, List.of());
      if (!running.equals(before)) {
        containers.put(node, running);
        to.accept(state -> state.containersOn(of, running));
        for (TaskObject task : cluster.agents().assigned(node)) {
          if (running.contains(task.id()) && !before.contains(task.id())) {
            to.accept(started(cluster, node, task));
          }
        }
      }
    }
    int leader = cluster.store().leader();
    List<NetworkObject> lingeringNow = leader < 0 ? List.of() : lingering.apply(leader);
    if (!lingeringNow.equals(lingered)) {
      lingered = lingeringNow;
      to.accept(state -> state.lingering(lingeringNow));
    }
    if (leader >= 0) {
      managers(cluster, nodes, leader, to);
    }
  }

  /** The files and volumes of a container that has begun to run. */
  private static Consumer<SwarmState> started(Cluster cluster, int node, TaskObject task) {
    List<MountedFile> files = cluster.agents().files(node, task);
    List<String> volumes = task.spec().container().mounts().stream()
        .filter(mount -> mount.type() == MountType.VOLUME && !mount.isAnonymous())
        .map(MountSpec::volume)
        .toList();
    return state -> {
      state.files(task.id(), files);
      volumes.forEach(volume -> state.volumes(node).add(volume));
    };
  }

  private void managers(Cluster cluster, int nodes, int leader, Consumer<Consumer<SwarmState>> to) {
    List<RaftPeer> peers = new ArrayList<>(cluster.raft().members(leader));
    for (int node = 0; node < nodes; node++) {
      int of = node;
      SwarmState.Manager now = manager(cluster, peers, node);
      SwarmState.Manager before = managers.get(node);
      if (now == null ? before != null : !now.equals(before)) {
        if (now == null) {
          managers.remove(node);
        } else {
          managers.put(node, now);
        }
        to.accept(state -> state.manager(of, now));
      }
    }
  }

  private static SwarmState.@Nullable Manager manager(
      Cluster cluster, List<RaftPeer> peers, int node) {
    for (RaftPeer peer : peers) {
      if (peer.node() == node) {
        boolean answers = cluster.raft().isRunning(node) && cluster.raft().leaderKnownTo(node) >= 0;
        return new SwarmState.Manager(peer.reachable(), answers);
      }
    }
    return null;
  }
}
