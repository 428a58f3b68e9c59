package io.dryswarm.models.orchestrator;

import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which slots go when a service has too many: those without a node first, then the n-th copies on the nodes with most of them; not
 * running before running, higher slot numbers before lower.
 *
 * <p>Source: control-plane facts 6.1.5; moby/swarmkit manager/orchestrator/replicated/services.go, slot.go.
 */
final class ScaleDown {
  /** A slot with its number among the service's slots on the same node, from 1. */
  private record Copy(List<TaskObject> slot, int copy) {}

  private static final int WITHOUT_NODE = Integer.MAX_VALUE;

  private ScaleDown() {}

  /**
   * The slots to be removed.
   *
   * @param slots occupied slots, each with its tasks
   * @param keep  how many stay
   */
  static List<List<TaskObject>> choose(Collection<List<TaskObject>> slots, int keep) {
    List<List<TaskObject>> runningFirst = new ArrayList<>(slots);
    runningFirst.sort(Comparator.comparing((List<TaskObject> slot) -> !isRunning(slot))
        .thenComparingInt(slot -> slot.get(0).slot()));
    Int2IntOpenHashMap copiesOnNode = new Int2IntOpenHashMap();
    List<Copy> copies = new ArrayList<>();
    for (List<TaskObject> slot : runningFirst) {
      int node = slot.size() == 1 ? slot.get(0).node() : TaskObject.UNASSIGNED;
      boolean placed = node != TaskObject.UNASSIGNED;
      copies.add(new Copy(slot, placed ? copiesOnNode.addTo(node, 1) + 1 : WITHOUT_NODE));
    }
    copies.sort(Comparator.comparingInt(Copy::copy));
    return copies.stream().skip(keep).map(Copy::slot).toList();
  }

  private static boolean isRunning(List<TaskObject> slot) {
    return slot.stream().anyMatch(task -> task.observed() == TaskState.RUNNING);
  }
}
