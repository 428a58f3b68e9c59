package io.dryswarm.models.scheduler;

import io.dryswarm.models.Dice;
import io.dryswarm.models.Shuffle;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
  private final boolean spreadEnds;
  private @Nullable Explainer explainer;

  Placer(ClusterMirror mirror, List<PlacementFilter> filters, Dice dice, boolean spreadEnds) {
    this.mirror = mirror;
    this.filters = filters;
    this.dice = dice;
    this.spreadEnds = spreadEnds;
  }

  void explainTo(PlacementExplanations explanations) {
    this.explainer = new Explainer(explanations);
  }

  /** For each task that was created for a node: it may run there, or why not. */
  List<Decision> confirmPreassigned(StoreView view, long nowNs) {
    List<Decision> decisions = new ArrayList<>();
    for (TaskObject task : mirror.pendingPreassigned()) {
      NodeInfo node = mirror.node(task.node());
      if (node != null) {
        decisions.add(new Decision(task, confirmOrExplain(task, node, view, nowNs)));
      }
    }
    return decisions;
  }

  /**
   * For each task that waits for a node: a node, or why there is none. Tasks of one version are placed together; those without a version
   * one by one, after all others.
   *
   * @throws EndlessSpread if the real scheduler would never come to a decision
   */
  List<Decision> placeUnassigned(StoreView view, long nowNs) {
    TreeMap<Version, List<TaskObject>> byVersion = new TreeMap<>();
    List<TaskObject> single = new ArrayList<>();
    for (TaskObject task : mirror.takeUnassigned()) {
      if (task.specVersion() == TaskObject.NO_SPEC_VERSION) {
        single.add(task);
      } else {
        byVersion
            .computeIfAbsent(
                new Version(task.service(), task.specVersion()), v -> new ArrayList<>())
            .add(task);
      }
    }
    List<List<TaskObject>> groups = new ArrayList<>(byVersion.values());
    Shuffle.shuffle(groups, dice);
    List<Decision> decisions = new ArrayList<>();
    for (List<TaskObject> group : groups) {
      Shuffle.shuffle(group, dice);
      placeGroup(group, view, nowNs, decisions);
    }
    placeOneByOne(single, view, nowNs, decisions);
    return decisions;
  }

  private void placeOneByOne(
      List<TaskObject> tasks, StoreView view, long nowNs, List<Decision> decisions) {
    Shuffle.shuffle(tasks, dice);
    OneByOne oneByOne = new OneByOne(mirror, dice);
    FilterPipeline pipeline = null;
    TaskObject last = null;
    for (TaskObject task : tasks) {
      if (pipeline == null || last == null || !isAlike(task, last)) {
        pipeline = pipelineFor(task, view);
      }
      last = task;
      pipeline.reset();
      NodeRanking ranking = new NodeRanking(task, nowNs);
      NodeInfo node = oneByOne.choose(task.service(), ranking, pipeline);
      if (node == null) {
        noSuitableNode(task, pipeline, view, nowNs, decisions);
      } else {
        decisions.add(new Decision(task, assign(task, node, pipeline, ranking)));
      }
    }
  }

  /** Whether filters see no difference. */
  private static boolean isAlike(TaskObject a, TaskObject b) {
    return a.service() == b.service()
        && a.spec().equals(b.spec())
        && a.endpoint().equals(b.endpoint())
        && a.attachments().isEmpty()
        && b.attachments().isEmpty();
  }

  private TaskObject confirmOrExplain(TaskObject task, NodeInfo node, StoreView view, long nowNs) {
    FilterPipeline pipeline = pipelineFor(task, view);
    if (!pipeline.passes(node)) {
      if (explainer != null) {
        explainer.waits(task, mirror, pipeline, nowNs);
      }
      return explained(task, pipeline.explain(), nowNs);
    }
    ClusterVolumes.Choice volumes = mirror.volumes().choose(task, node.object(), dice);
    if (!volumes.missing().isEmpty()) {
      return explained(
          task, "cannot find volume to satisfy mount with source " + volumes.missing(), nowNs);
    }
    if (explainer != null) {
      explainer.confirmed(task, mirror, pipeline, nowNs);
    }
    // SwarmKit does not note that the task uses the volumes; a new leader will.
    return mirror.assign(task.assignedTo(
        task.node(), volumes.attachments(), TaskStatus.of(TaskState.ASSIGNED, CONFIRMED, nowNs)));
  }

  private TaskObject explained(TaskObject task, String reasons, long nowNs) {
    TaskObject waiting = withError(task, reasons, nowNs);
    mirror.replace(waiting);
    return waiting;
  }

  private void placeGroup(
      List<TaskObject> group, StoreView view, long nowNs, List<Decision> decisions) {
    TaskObject first = group.get(0);
    FilterPipeline pipeline = pipelineFor(first, view);
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
    List<TaskObject> left = new GroupPlacement(
            group,
            pipeline,
            ranking,
            dice,
            spreadEnds,
            (task, node) ->
                decisions.add(new Decision(task, assign(task, node, pipeline, ranking))))
        .run(tree);
    for (TaskObject task : left) {
      noSuitableNode(task, pipeline, view, nowNs, decisions);
    }
  }

  /** A task whose volumes cannot all be had after all goes to its node without any, as in SwarmKit. */
  private TaskObject assign(
      TaskObject task, NodeInfo node, FilterPipeline pipeline, NodeRanking ranking) {
    if (explainer != null) {
      explainer.placed(task, node, mirror, pipeline, ranking);
    }
    ClusterVolumes volumes = mirror.volumes();
    TaskObject assigned = task.assignedTo(
        node.object().id(),
        volumes.choose(task, node.object(), dice).attachments(),
        TaskStatus.of(TaskState.ASSIGNED, ASSIGNED, ranking.nowNs()));
    volumes.reserve(assigned);
    return mirror.assign(assigned);
  }

  private void noSuitableNode(
      TaskObject task,
      FilterPipeline pipeline,
      StoreView view,
      long nowNs,
      List<Decision> decisions) {
    ServiceObject service = view.service(task.service());
    if (service == null) {
      return;
    }
    if (explainer != null) {
      explainer.waits(task, mirror, pipeline, nowNs);
    }
    TaskObject decided = task;
    boolean isOutdated = task.specVersion() != TaskObject.NO_SPEC_VERSION
        && service.specVersion() > task.specVersion();
    if (!isOutdated) {
      String reasons = pipeline.explain();
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

  private FilterPipeline pipelineFor(TaskObject task, StoreView view) {
    return new FilterPipeline(filters, TaskView.of(task, networkDrivers(task, view)));
  }

  private static List<String> networkDrivers(TaskObject task, StoreView view) {
    List<String> drivers = new ArrayList<>(task.attachments().size());
    for (NodeObject.Attachment attachment : task.attachments()) {
      NetworkObject network = view.network(attachment.network());
      if (network != null && !network.spec().driver().isEmpty()) {
        drivers.add(network.spec().driver());
      }
    }
    return drivers;
  }
}
