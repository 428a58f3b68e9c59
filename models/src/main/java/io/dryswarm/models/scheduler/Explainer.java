package io.dryswarm.models.scheduler;

import io.dryswarm.models.scheduler.PlacementExplanation.Reason;
import io.dryswarm.models.scheduler.PlacementExplanation.Refusal;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the reasons of a decision by asking every node again. */
final class Explainer {
  private final PlacementExplanations explanations;

  Explainer(PlacementExplanations explanations) {
    this.explanations = explanations;
  }

  /** The task goes to the node, where it is not yet. */
  void placed(
      TaskObject task,
      NodeInfo node,
      ClusterMirror mirror,
      FilterPipeline filters,
      NodeRanking ranking) {
    NodeInfo next = best(node, mirror, filters, ranking);
    Reason reason = next == null ? Reason.ONLY_NODE : ranking.reason(node, next, isSpread(task));
    tell(task, node.object().id(), reason, next, mirror, filters);
  }

  /** The task may run on the node that it was created for. */
  void confirmed(TaskObject task, ClusterMirror mirror, FilterPipeline filters) {
    tell(task, task.node(), Reason.PREASSIGNED, null, mirror, filters);
  }

  void waits(TaskObject task, ClusterMirror mirror, FilterPipeline filters) {
    tell(task, TaskObject.UNASSIGNED, Reason.NO_NODE, null, mirror, filters);
  }

  private void tell(
      TaskObject task,
      int node,
      Reason reason,
      @Nullable NodeInfo next,
      ClusterMirror mirror,
      FilterPipeline filters) {
    int other = next == null ? TaskObject.UNASSIGNED : next.object().id();
    explanations.decided(
        new PlacementExplanation(task, node, reason, other, refusals(mirror, filters)));
  }

  private static @Nullable NodeInfo best(
      NodeInfo except, ClusterMirror mirror, FilterPipeline filters, NodeRanking ranking) {
    NodeInfo best = null;
    for (NodeInfo node : mirror.nodes()) {
      if (node != except
          && (best == null || ranking.isBetter(node, best))
          && filters.firstRejecting(node) == FilterPipeline.NOBODY) {
        best = node;
      }
    }
    return best;
  }

  private static List<Refusal> refusals(ClusterMirror mirror, FilterPipeline filters) {
    TreeMap<Integer, List<Integer>> byFilter = new TreeMap<>();
    for (NodeInfo node : mirror.nodes()) {
      int filter = filters.firstRejecting(node);
      if (filter != FilterPipeline.NOBODY) {
        byFilter
            .computeIfAbsent(filter, f -> new ArrayList<>())
            .add(node.object().id());
      }
    }
    List<Refusal> refusals = new ArrayList<>();
    for (Map.Entry<Integer, List<Integer>> entry : byFilter.entrySet()) {
      refusals.add(new Refusal(filters.name(entry.getKey()), entry.getValue()));
    }
    return refusals;
  }

  private static boolean isSpread(TaskObject task) {
    return !task.spec().placement().spreadOver().isEmpty();
  }
}
