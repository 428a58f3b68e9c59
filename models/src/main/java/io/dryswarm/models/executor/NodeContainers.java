package io.dryswarm.models.executor;

import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The containers on the disks of all nodes, by task. */
final class NodeContainers {
  private record Kept(TaskObject task, Container container) {}

  private final List<TreeMap<Integer, Kept>> byNode = new ArrayList<>();

  NodeContainers(int nodes) {
    for (int node = 0; node < nodes; node++) {
      byNode.add(new TreeMap<>());
    }
  }

  /** The task's container; a new one, not made yet, if it has none. */
  Container get(int node, TaskObject task) {
    return byNode
        .get(node)
        .computeIfAbsent(task.id(), id -> new Kept(task, new Container()))
        .container();
  }

  @Nullable
  Container find(int node, int task) {
    Kept kept = byNode.get(node).get(task);
    return kept == null ? null : kept.container();
  }

  void remove(int node, int task) {
    byNode.get(node).remove(task);
  }

  /** Tasks whose process runs, by id. */
  List<TaskObject> running(int node) {
    return byNode.get(node).values().stream()
        .filter(kept -> kept.container().isRunning())
        .map(Kept::task)
        .toList();
  }

  /** Every process on the node is gone with the power. */
  void powerLost(int node) {
    for (Kept kept : byNode.get(node).values()) {
      if (kept.container().isRunning()) {
        kept.container().exited(Container.LOST_EXIT_CODE);
      }
    }
  }
}
