package io.dryswarm.models.scheduler;

import io.dryswarm.models.Dice;
import io.dryswarm.models.Shuffle;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Takes decisions for the tasks that wait in the mirror, and marks them there at once.
 *
 * <p>Source: control-plane facts 5.1.7, 5.1.8, 5.4.25, 5.4.26; moby/swarmkit manager/scheduler/scheduler.go tick, taskFitNode,
 * noSuitableNode.
 */
final class Placer {
  private static final String ASSIGNED = "scheduler assigned task to node";
  private static final String CONFIRMED = "scheduler confirmed task can run on preassigned node";

  private record Version(int service, long specVersion) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      int byService = Integer.compare(service, other.service);
      return byService != 0 ? byService : Long.compare(specVersion, other.specVersion);
    }
  }

  private final ClusterMirror mirror;
  private final List<PlacementFilter> filters;
  private final Dice dice;

  Placer(ClusterMirror mirror, List<PlacementFilter> filters, Dice dice) {
    this.mirror = mirror;
    this.filters = filters;
    this.dice = dice;
  }

  /** For each task that was created for a node: it may run there, or why not. */
  List<Decision> confirmPreassigned(long nowNs) {
    List<Decision> decisions = new ArrayList<>();
    for (TaskObject task : mirror.pendingPreassigned()) {
      NodeInfo node = mirror.node(task.node());
      if (node != null) {
        decisions.add(new Decision(task, confirmOrExplain(task, node, nowNs)));
      }
    }
    return decisions;
  }

  /** For each task that waits for a node: a node, or why there is none. */
  List<Decision> placeUnassigned(StoreView view, long nowNs) {
    TreeMap<Version, List<TaskObject>> byVersion = new TreeMap<>();
    for (TaskObject task : mirror.takeUnassigned()) {
      byVersion
          .computeIfAbsent(new Version(task.service(), task.specVersion()), v -> new ArrayList<>())
          .add(task);
    }
    List<List<TaskObject>> groups = new ArrayList<>(byVersion.values());
    Shuffle.shuffle(groups, dice);
    List<Decision> decisions = new ArrayList<>();
    for (List<TaskObject> group : groups) {
      Shuffle.shuffle(group, dice);
      placeGroup(group, view, nowNs, decisions);
    }
    return decisions;
  }

  private TaskObject confirmOrExplain(TaskObject task, NodeInfo node, long nowNs) {
    FilterPipeline pipeline = pipelineFor(task);
    if (!pipeline.passes(node)) {
      TaskObject waiting = withError(task, pipeline.explain(), nowNs);
      mirror.replace(waiting);
      return waiting;
    }
    TaskObject assigned = task.withStatus(TaskStatus.of(TaskState.ASSIGNED, CONFIRMED, nowNs));
    mirror.assign(assigned);
    return assigned;
  }

  private void placeGroup(
      List<TaskObject> group, StoreView view, long nowNs, List<Decision> decisions) {
    TaskObject first = group.get(0);
    FilterPipeline pipeline = pipelineFor(first);
    NodeRanking ranking = new NodeRanking(first, nowNs);
    List<NodeInfo> nodes = new ArrayList<>(mirror.nodes());
    Shuffle.shuffle(nodes, dice);
    SpreadTree tree = SpreadTree.of(
        nodes,
        first.spec().placement().spreadOver(),
        first.service(),
        group.size(),
        pipeline,
        ranking);
    List<TaskObject> left = new GroupPlacement(group, pipeline, ranking, dice, (task, node) -> {
          TaskObject assigned = task.withNode(node.object().id())
              .withStatus(TaskStatus.of(TaskState.ASSIGNED, ASSIGNED, nowNs));
          mirror.assign(assigned);
          decisions.add(new Decision(task, assigned));
        })
        .run(tree);
    String reasons = pipeline.explain();
    for (TaskObject task : left) {
      noSuitableNode(task, reasons, view, nowNs, decisions);
    }
  }

  private void noSuitableNode(
      TaskObject task, String reasons, StoreView view, long nowNs, List<Decision> decisions) {
    ServiceObject service = view.service(task.service());
    if (service == null) {
      return;
    }
    TaskObject decided = task;
    if (service.specVersion() <= task.specVersion()) {
      decided = withError(
          task, "no suitable node" + (reasons.isEmpty() ? "" : " (" + reasons + ")"), nowNs);
      mirror.enqueue(decided);
    } else if (task.desired().isAtLeast(TaskState.SHUTDOWN)) {
      decided = task.withStatus(TaskStatus.of(TaskState.SHUTDOWN, task.status().message(), nowNs));
    }
    mirror.replace(decided);
    decisions.add(new Decision(task, decided));
  }

  private static TaskObject withError(TaskObject task, String error, long nowNs) {
    TaskStatus old = task.status();
    return task.withStatus(
        new TaskStatus(old.state(), old.message(), error, nowNs, nowNs, old.exitCode()));
  }

  private FilterPipeline pipelineFor(TaskObject task) {
    return new FilterPipeline(filters, TaskView.of(task, mirror.portsOf(task.id())));
  }
}
