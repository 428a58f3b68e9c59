package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.TaskObject;
import java.util.Comparator;

/**
 * Which node is better for the tasks of one service version: fewer recent failures once a node has many of them, then fewer active
 * tasks of the service, then fewer active tasks in total. Nodes may be equal. Free CPU and memory do not count.
 *
 * <p>Source: control-plane facts 5.5.27; moby/swarmkit manager/scheduler/scheduler.go nodeLess.
 */
final class NodeRanking implements Comparator<NodeInfo> {
  private final int service;
  private final long specVersion;
  private final long nowNs;

  NodeRanking(TaskObject task, long nowNs) {
    this.service = task.service();
    this.specVersion = task.specVersion();
    this.nowNs = nowNs;
  }

  @Override
  public int compare(NodeInfo a, NodeInfo b) {
    int byFailures = Integer.compare(troubles(a), troubles(b));
    if (byFailures != 0) {
      return byFailures;
    }
    int byService = Integer.compare(a.activeTasksOf(service), b.activeTasksOf(service));
    return byService != 0 ? byService : Integer.compare(a.activeTasks(), b.activeTasks());
  }

  boolean isBetter(NodeInfo a, NodeInfo b) {
    return compare(a, b) < 0;
  }

  /** Failures, where any number below {@link RecentFailures#MANY} is as good as none. */
  private int troubles(NodeInfo node) {
    int failures = node.recentFailures(service, specVersion, nowNs);
    return failures < RecentFailures.MANY ? 0 : failures;
  }
}
