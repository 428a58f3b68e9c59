package io.dryswarm.models.orchestrator;

import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.scheduler.ConstraintExpression;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a global job needs next: a task on every READY and ACTIVE node that matches and has none of this iteration, restarts of failed ones,
 * the end of those of earlier iterations and of those on nodes that are lost or drained.
 *
 * <p>Source: control-plane facts 6.3.24-25; moby/swarmkit manager/orchestrator/jobs/global/reconciler.go.
 */
final class GlobalJobs {
  private final RestartSupervisor restarts;

  GlobalJobs(RestartSupervisor restarts) {
    this.restarts = restarts;
  }

  List<Consumer<StoreTx>> reconcile(ServiceObject job, StoreView view, ComponentEffects out) {
    TreeMap<Integer, TaskObject> byNode = new TreeMap<>();
    List<TaskObject> failed = new ArrayList<>();
    List<TaskObject> outdated = new ArrayList<>();
    for (TaskObject task : view.tasksOfService(job.id())) {
      if (task.jobIteration() != job.jobIteration()) {
        outdated.add(task);
      } else if (!task.desired().isAfter(TaskState.COMPLETE)) {
        byNode.put(task.node(), task);
        if (task.observed().isAfter(TaskState.COMPLETE)) {
          failed.add(task);
        }
      }
    }
    List<NodeObject> matching = matching(job, view);
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (NodeObject node : matching) {
      if (isCandidate(node) && !byNode.containsKey(node.id())) {
        parts.add(tx -> JobTasks.create(job, 0, node.id(), tx, out));
      }
    }
    failed.forEach(task -> parts.add(tx -> JobTasks.restart(task.id(), job, restarts, tx, out)));
    outdated.forEach(task -> parts.add(tx -> Tasks.raiseDesired(task.id(), TaskState.REMOVE, tx)));
    for (NodeObject node : matching) {
      TaskObject task = byNode.get(node.id());
      if (Tasks.isInvalid(node) && task != null) {
        parts.add(tx -> shutDown(task.id(), tx));
      }
    }
    return parts;
  }

  private static List<NodeObject> matching(ServiceObject job, StoreView view) {
    List<ConstraintExpression> constraints =
        ConstraintExpression.parseOrNone(job.spec().task().placement().constraints());
    return view.nodes().stream()
        .filter(node -> ConstraintExpression.allMatch(constraints, node))
        .toList();
  }

  private static boolean isCandidate(NodeObject node) {
    return node.availability() == NodeObject.Availability.ACTIVE
        && node.status() == NodeObject.Status.READY;
  }

  private static void shutDown(int id, StoreTx tx) {
    TaskObject task = tx.task(id);
    if (task != null && !task.observed().isTerminal()) {
      Tasks.raiseDesired(id, TaskState.SHUTDOWN, tx);
    }
  }
}
