package io.dryswarm.models.scheduler;

import io.dryswarm.models.scheduler.PlacementExplanation.Branch;
import io.dryswarm.models.scheduler.PlacementExplanation.Candidate;
import io.dryswarm.models.scheduler.PlacementExplanation.Reason;
import io.dryswarm.models.scheduler.PlacementExplanation.Refusal;
import io.dryswarm.models.store.NodeObject;
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
    tell(task, node.object().id(), reason, next, mirror, filters, ranking);
  }

  /** The task may run on the node that it was created for. */
  void confirmed(TaskObject task, ClusterMirror mirror, FilterPipeline filters, long nowNs) {
    NodeRanking ranking = new NodeRanking(task, nowNs);
    tell(task, task.node(), Reason.PREASSIGNED, null, mirror, filters, ranking);
  }

  void waits(TaskObject task, ClusterMirror mirror, FilterPipeline filters, long nowNs) {
    NodeRanking ranking = new NodeRanking(task, nowNs);
    tell(task, TaskObject.UNASSIGNED, Reason.NO_NODE, null, mirror, filters, ranking);
  }

  private void tell(
      TaskObject task,
      int node,
      Reason reason,
      @Nullable NodeInfo next,
      ClusterMirror mirror,
      FilterPipeline filters,
      NodeRanking ranking) {
    int other = next == null ? TaskObject.UNASSIGNED : next.object().id();
    explanations.decided(new PlacementExplanation(
        task,
        node,
        reason,
        other,
        admitted(task, mirror, filters, ranking),
        refusals(mirror, filters),
        branches(task, mirror)));
  }

  private static List<Candidate> admitted(
      TaskObject task, ClusterMirror mirror, FilterPipeline filters, NodeRanking ranking) {
    List<NodeInfo> nodes = new ArrayList<>();
    for (NodeInfo node : mirror.nodes()) {
      if (filters.firstRejecting(node) == FilterPipeline.NOBODY) {
        nodes.add(node);
      }
    }
    nodes.sort(ranking);
    return nodes.stream()
        .map(node -> new Candidate(
            node.object().id(),
            node.recentFailures(task.service(), task.specVersion(), ranking.nowNs()),
            node.activeTasksOf(task.service()),
            node.activeTasks()))
        .toList();
  }

  private static List<Branch> branches(TaskObject task, ClusterMirror mirror) {
    if (!isSpread(task)) {
      return List.of();
    }
    List<String> keys = task.spec().placement().spreadOver().stream()
        .map(NodeAttribute::canonicalKey)
        .toList();
    TreeMap<String, List<NodeInfo>> byValues = new TreeMap<>();
    for (NodeInfo node : mirror.nodes()) {
      byValues
          .computeIfAbsent(values(keys, node.object()), v -> new ArrayList<>())
          .add(node);
    }
    List<Branch> branches = new ArrayList<>();
    byValues.forEach((values, nodes) -> branches.add(new Branch(
        values,
        nodes.stream().map(node -> node.object().id()).toList(),
        nodes.stream().mapToInt(node -> node.activeTasksOf(task.service())).sum())));
    return branches;
  }

  private static String values(List<String> keys, NodeObject node) {
    List<String> values = new ArrayList<>();
    for (String key : keys) {
      String value = NodeAttribute.labelOf(key, node);
      values.add(value == null || value.isEmpty() ? "(none)" : value);
    }
    return String.join("/", values);
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
      int filter = entry.getKey();
      List<Integer> nodes = entry.getValue();
      refusals.add(new Refusal(filters.name(filter), nodes, filters.words(filter, nodes.size())));
    }
    return refusals;
  }

  private static boolean isSpread(TaskObject task) {
    return !task.spec().placement().spreadOver().isEmpty();
  }
}
