package io.dryswarm.models.scheduler;

import io.dryswarm.models.Dice;
import io.dryswarm.models.Shuffle;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Places a group of equal tasks: same service, same spec version.
 *
 * <p>Branches of the preference tree are brought level, and inside a leaf tasks go to the best node until the next one is better, then
 * to that one; after the last node they go round one by one. This is not an even split: nodes with 5, 1 and 0 tasks take five more as
 * 5, 4, 2.
 *
 * <p>Source: control-plane facts 5.5.30-35; moby/swarmkit manager/scheduler/scheduler.go scheduleNTasksOnSubtree,
 * scheduleNTasksOnNodes.
 */
final class GroupPlacement {
  private final ArrayDeque<TaskObject> tasks;
  private final TaskObject example;
  private final FilterPipeline filters;
  private final NodeRanking ranking;
  private final Dice dice;
  private final boolean spreadEnds;
  private final BiConsumer<TaskObject, NodeInfo> place;

  /**
   * Prepares the placement.
   *
   * @param tasks      to be placed, in this order; at least one
   * @param spreadEnds whether a round that changes nothing ends the distribution over branches, as since May 2025
   * @param place      called for each decision; must add the task to the node before it returns
   */
  GroupPlacement(
      List<TaskObject> tasks,
      FilterPipeline filters,
      NodeRanking ranking,
      Dice dice,
      boolean spreadEnds,
      BiConsumer<TaskObject, NodeInfo> place) {
    this.tasks = new ArrayDeque<>(tasks);
    this.example = tasks.get(0);
    this.filters = filters;
    this.ranking = ranking;
    this.dice = dice;
    this.spreadEnds = spreadEnds;
    this.place = place;
  }

  /**
   * Places what fits and returns the tasks that found no node.
   *
   * @throws EndlessSpread if the real scheduler of this version would go round for ever
   */
  List<TaskObject> run(SpreadTree tree) {
    placeInTree(tasks.size(), tree);
    return List.copyOf(tasks);
  }

  private int placeInTree(int wanted, SpreadTree tree) {
    if (tree.isLeaf()) {
      List<NodeInfo> nodes = tree.orderedNodes(filters, ranking);
      return nodes.isEmpty() ? 0 : placeOnNodes(wanted, nodes);
    }
    int placed = 0;
    int tasksInUsable = tree.tasks();
    List<SpreadTree> usable = tree.branches();
    boolean converging = true;
    while (placed != wanted && !usable.isEmpty() && converging) {
      int perBranch = (tasksInUsable + wanted - placed) / usable.size();
      int remainder = (tasksInUsable + wanted - placed) % usable.size();
      converging = false;
      Shuffle.shuffle(usable, dice);
      for (SpreadTree branch : List.copyOf(usable)) {
        int lacking = perBranch - branch.tasks();
        if (lacking < 0 || (lacking == 0 && remainder <= 0)) {
          continue;
        }
        converging = true;
        int share = lacking + (remainder > 0 ? 1 : 0);
        int got = placeInTree(share, branch);
        if (got < share) {
          usable.remove(branch);
          tasksInUsable -= branch.tasks();
        } else if (remainder > 0) {
          remainder--;
        }
        placed += got;
      }
      if (!converging && !spreadEnds) {
        throw new EndlessSpread(example);
      }
    }
    return placed;
  }

  private int placeOnNodes(int wanted, List<NodeInfo> nodes) {
    int placed = 0;
    int at = 0;
    boolean[] rejects = new boolean[nodes.size()];
    while (!tasks.isEmpty()) {
      NodeInfo node = nodes.get(at % nodes.size());
      place.accept(tasks.remove(), node);
      placed++;
      if (placed == wanted) {
        return placed;
      }
      boolean firstPass = at + 1 < nodes.size();
      if (!firstPass || ranking.isBetter(nodes.get(at + 1), node)) {
        at++;
      }
      at = nextAdmitting(at, nodes, rejects);
      if (at < 0) {
        return placed;
      }
    }
    return placed;
  }

  /** From {@code at} on, going round, the first node that still passes; -1 if none does. */
  private int nextAdmitting(int at, List<NodeInfo> nodes, boolean[] rejects) {
    int size = nodes.size();
    for (int i = at; i < at + size; i++) {
      if (!rejects[i % size] && filters.passes(nodes.get(i % size))) {
        return i;
      }
      rejects[i % size] = true;
    }
    return -1;
  }
}
