package io.dryswarm.models.orchestrator;

import io.dryswarm.models.Dice;
import io.dryswarm.models.Shuffle;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * In which order a service with too many slots keeps them: first copies on their nodes before second ones and so on, those without a node
 * last; running before not running, lower slot numbers before higher.
 *
 * <p>Source: control-plane facts 6.1.5; moby/swarmkit manager/orchestrator/replicated/services.go, slot.go.
 */
final class ScaleDown {
  /** Go's sort keeps the order of equal elements up to this many; of more it makes some other order, which is drawn here. */
  static final int STABLE_UP_TO = 12;

  /** A slot with its number among the service's slots on the same node, from 1. */
  private record Copy(List<TaskObject> slot, int copy) {}

  private static final int WITHOUT_NODE = Integer.MAX_VALUE;

  private ScaleDown() {}

  /**
   * The slots, those to be kept first.
   *
   * @param slots occupied slots, each with its tasks
   */
  static List<List<TaskObject>> order(Collection<List<TaskObject>> slots, Dice dice) {
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
    if (copies.size() > STABLE_UP_TO) {
      Shuffle.shuffle(copies, dice);
    }
    copies.sort(Comparator.comparingInt(Copy::copy));
    return copies.stream().map(Copy::slot).toList();
  }

  private static boolean isRunning(List<TaskObject> slot) {
    return slot.stream().anyMatch(task -> task.observed() == TaskState.RUNNING);
  }
}
