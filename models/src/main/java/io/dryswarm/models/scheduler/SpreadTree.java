package io.dryswarm.models.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of the cluster sorted into branches by the labels to spread over, one level per label; without labels a single leaf.
 *
 * <p>A leaf keeps at most {@code capacity} nodes that pass the filters, the best ones; of equal nodes the first comers. A branch counts
 * the service's tasks on all its nodes, also on those that do not pass.
 *
 * <p>Source: control-plane facts 5.5.29, 5.5.32-35; moby/swarmkit manager/scheduler/nodeset.go, decision_tree.go.
 */
final class SpreadTree {
  private record Candidate(NodeInfo node, int arrival) {}

  private final Map<String, SpreadTree> branches = new LinkedHashMap<>();
  private final List<NodeInfo> nodes = new ArrayList<>();
  private @Nullable PriorityQueue<Candidate> kept;
  private int tasks;
  private boolean visited;

  /**
   * Sorts the nodes, in the order given, into a tree.
   *
   * @param labels   keys of the labels, outermost first; keys that name no label are ignored
   * @param capacity most nodes kept per leaf: the number of tasks to be placed
   */
  static SpreadTree of(
      Collection<NodeInfo> nodes,
      List<String> labels,
      int service,
      int capacity,
      FilterPipeline filters,
      NodeRanking ranking) {
    SpreadTree root = new SpreadTree();
    Comparator<Candidate> worstFirst = Comparator.comparing(Candidate::node, ranking)
        .thenComparingInt(Candidate::arrival)
        .reversed();
    List<String> keys = labels.stream().map(NodeAttribute::canonicalKey).toList();
    List<SpreadTree> leaves = new ArrayList<>();
    int arrival = 0;
    for (NodeInfo node : nodes) {
      SpreadTree leaf = root.branchOf(node, keys, service);
      if (leaf.kept == null) {
        leaf.kept = new PriorityQueue<>(worstFirst);
        leaves.add(leaf);
      }
      keepIfBest(new Candidate(node, arrival++), leaf.kept, capacity, filters, ranking);
    }
    leaves.forEach(leaf -> leaf.fill(worstFirst.reversed()));
    return root;
  }

  boolean isLeaf() {
    return branches.isEmpty();
  }

  List<SpreadTree> branches() {
    return new ArrayList<>(branches.values());
  }

  /** Tasks of the service here, as counted when the tree was made; not counted in a tree without labels. */
  int tasks() {
    return tasks;
  }

  /**
   * The nodes of a leaf, best first. From the second call on nodes that have stopped passing are dropped for good.
   */
  List<NodeInfo> orderedNodes(FilterPipeline filters, NodeRanking ranking) {
    if (visited) {
      nodes.removeIf(node -> !filters.passes(node));
      nodes.sort(ranking);
    }
    visited = true;
    return nodes;
  }

  /** Nobody asks for the tasks of a tree without labels, so they are not counted. */
  private SpreadTree branchOf(NodeInfo node, List<String> keys, int service) {
    if (keys.isEmpty()) {
      return this;
    }
    SpreadTree tree = this;
    tree.tasks += node.activeTasksOf(service);
    for (String key : keys) {
      String value = NodeAttribute.labelOf(key, node.object());
      if (value != null) {
        tree = tree.branches.computeIfAbsent(value, v -> new SpreadTree());
        tree.tasks += node.activeTasksOf(service);
      }
    }
    return tree;
  }

  private static void keepIfBest(
      Candidate candidate,
      PriorityQueue<Candidate> kept,
      int capacity,
      FilterPipeline filters,
      NodeRanking ranking) {
    if (kept.size() < capacity) {
      if (filters.passes(candidate.node())) {
        kept.add(candidate);
      }
    } else if (ranking.isBetter(candidate.node(), kept.element().node())
        && filters.passes(candidate.node())) {
      kept.remove();
      kept.add(candidate);
    }
  }

  private void fill(Comparator<Candidate> bestFirst) {
    List<Candidate> ordered = new ArrayList<>(Objects.requireNonNull(kept));
    ordered.sort(bestFirst);
    ordered.forEach(candidate -> nodes.add(candidate.node()));
    kept = null;
  }
}
