package io.dryswarm.models.scheduler;

import java.util.Arrays;
import java.util.List;

/**
 * Asks the filters about one node after another for one task, and remembers how many nodes each has rejected.
 *
 * <p>The counters start anew whenever a node passes, so that an explanation speaks of the nodes refused since the last success.
 * Source: control-plane facts 5.4; moby/swarmkit manager/scheduler/pipeline.go.
 */
final class FilterPipeline {
  /** No filter. */
  static final int NOBODY = -1;

  private final PlacementFilter[] filters;
  private final TaskView task;
  private final boolean[] enabled;
  private final int[] rejectedNodes;
  private boolean rejected;

  FilterPipeline(List<PlacementFilter> filters, TaskView task) {
    this.filters = filters.toArray(new PlacementFilter[0]);
    this.task = task;
    this.enabled = new boolean[filters.size()];
    this.rejectedNodes = new int[filters.size()];
    for (int i = 0; i < enabled.length; i++) {
      enabled[i] = filters.get(i).concerns(task);
    }
  }

  /** Whether all filters admit the node; the first that does not is charged with it. */
  boolean passes(NodeView node) {
    int rejecting = firstRejecting(node);
    if (rejecting != NOBODY) {
      rejectedNodes[rejecting]++;
      rejected = true;
      return false;
    }
    reset();
    return true;
  }

  /** Position of the first filter that does not admit the node, or {@link #NOBODY}; charges nobody. */
  int firstRejecting(NodeView node) {
    for (int i = 0; i < enabled.length; i++) {
      if (enabled[i] && !filters[i].admits(node, task)) {
        return i;
      }
    }
    return NOBODY;
  }

  /** Name of the filter at that position. */
  String name(int filter) {
    return filters[filter].name();
  }

  /** What the filter at that position says of refusing so many nodes. */
  String words(int filter, int nodes) {
    return filters[filter].explain(nodes);
  }

  /** Forgets what was rejected. */
  void reset() {
    if (rejected) {
      Arrays.fill(rejectedNodes, 0);
      rejected = false;
    }
  }

  /** The reasons, the most frequent first, equally frequent ones in the order of the filters; empty if no node was refused. */
  String explain() {
    StringBuilder text = new StringBuilder();
    boolean[] told = new boolean[rejectedNodes.length];
    for (int next = mostFrequent(told); next >= 0; next = mostFrequent(told)) {
      told[next] = true;
      text.append(text.length() == 0 ? "" : "; ")
          .append(filters[next].explain(rejectedNodes[next]));
    }
    return text.toString();
  }

  private int mostFrequent(boolean[] told) {
    int best = -1;
    for (int i = 0; i < rejectedNodes.length; i++) {
      if (!told[i] && rejectedNodes[i] > (best < 0 ? 0 : rejectedNodes[best])) {
        best = i;
      }
    }
    return best;
  }
}
