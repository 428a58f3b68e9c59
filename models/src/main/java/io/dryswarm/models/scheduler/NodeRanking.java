package io.dryswarm.models.scheduler;

import io.dryswarm.models.scheduler.PlacementExplanation.Reason;
import io.dryswarm.models.store.TaskObject;
import java.util.Comparator;

/**
 * Which node is better for the tasks of one service version: fewer recent failures once a node has many of them, then fewer active
 * tasks of the service, then fewer active tasks in total. Nodes may be equal. Free CPU and memory do not count.
 *
 * <p>Source: control-plane facts 5.5.27; moby/swarmkit manager/scheduler/scheduler.go nodeLess.
 */
final class NodeRanking implements Comparator<NodeInfo> {
  private static final int COUNT_BITS = 24;

  private final int service;
  private final long specVersion;
  private final long nowNs;

  NodeRanking(TaskObject task, long nowNs) {
    this.service = task.service();
    this.specVersion = task.specVersion();
    this.nowNs = nowNs;
  }

  /** The instant as of which failures are recent, virtual nanoseconds. */
  long nowNs() {
    return nowNs;
  }

  @Override
  public int compare(NodeInfo a, NodeInfo b) {
    return Long.compare(rank(a), rank(b));
  }

  boolean isBetter(NodeInfo a, NodeInfo b) {
    return rank(a) < rank(b);
  }

  /** The node's place as a number: the lower, the better. The three criteria share its bits; a node has fewer than 2^24 tasks. */
  long rank(NodeInfo node) {
    return ((long) troubles(node) << COUNT_BITS | node.activeTasksOf(service)) << COUNT_BITS
        | node.activeTasks();
  }

  /** Why a task goes to the node and not to the other one, where both admit it. */
  Reason reason(NodeInfo node, NodeInfo other, boolean isSpread) {
    long own = rank(node);
    long others = rank(other);
    if (own > others) {
      return isSpread ? Reason.PREFERENCE : Reason.IN_TURN;
    } else if (own == others) {
      return Reason.EQUALLY_GOOD;
    } else if (troubles(node) < troubles(other)) {
      return Reason.FEWER_FAILURES;
    }
    return node.activeTasksOf(service) < other.activeTasksOf(service)
        ? Reason.FEWER_TASKS_OF_SERVICE
        : Reason.FEWER_TASKS;
  }

  /** Failures, where any number below {@link RecentFailures#MANY} is as good as none. */
  private int troubles(NodeInfo node) {
    int failures = node.recentFailures(service, specVersion, nowNs);
    return failures < RecentFailures.MANY ? 0 : failures;
  }
}
