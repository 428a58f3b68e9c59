package io.dryswarm.models.restart;

import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What all orchestrators do with tasks. Source: control-plane facts 1.4; moby/swarmkit manager/orchestrator/task.go, service.go. */
public final class Tasks {
  /** Oldest status first, equally old ones by id: the order of a slot's history. */
  public static final Comparator<TaskObject> BY_STATUS_TIME = Comparator.comparingLong(
          (TaskObject task) -> task.status().appliedNs())
      .thenComparingInt(TaskObject::id);

  private static final String CREATED = "created";

  private Tasks() {}

  /**
   * A new task of the service's current spec, observed NEW; not yet in the store.
   *
   * @param slot    from 1; of a replicated job from 0; 0 for global services and jobs
   * @param node    id of the node for global services and jobs, else {@link TaskObject#UNASSIGNED}
   * @param desired RUNNING (of a job: COMPLETE), or READY for one that is held back
   */
  public static TaskObject create(
      int id, ServiceObject service, int slot, int node, TaskState desired, long nowNs) {
    return new TaskObject(
        id,
        0,
        service.id(),
        service.spec().name(),
        slot,
        node,
        service.spec().task(),
        service.specVersion(),
        desired,
        TaskStatus.of(TaskState.NEW, CREATED, nowNs),
        List.of(),
        nowNs,
        service.jobIteration(),
        List.of(),
        service.spec().endpoint());
  }

  /** Whether tasks must leave the task's node: it is gone, DOWN or on DRAIN. False for a task without a node. */
  public static boolean isOnInvalidNode(TaskObject task, StoreView view) {
    if (task.node() == TaskObject.UNASSIGNED) {
      return false;
    }
    NodeObject node = view.node(task.node());
    return node == null || isInvalid(node);
  }

  /** Whether tasks must leave the node. Neither UNKNOWN nor PAUSE drives tasks away. */
  public static boolean isInvalid(NodeObject node) {
    return node.status() == NodeObject.Status.DOWN
        || node.availability() == NodeObject.Availability.DRAIN;
  }

  /** Raises the desired state of a stored task; no effect if it is gone or already there or beyond. */
  public static void raiseDesired(int task, TaskState desired, StoreTx tx) {
    TaskObject stored = tx.task(task);
    if (stored != null && desired.isAfter(stored.desired())) {
      tx.update(stored.withDesired(desired));
    }
  }

  /** Lets a task that was held back run; no effect if it is gone or wanted further on already. */
  static void start(int task, StoreTx tx) {
    TaskObject stored = tx.task(task);
    if (stored != null && !stored.desired().isAtLeast(TaskState.RUNNING)) {
      ServiceObject service = tx.service(stored.service());
      boolean job = service != null && service.spec().mode().isJob();
      tx.update(stored.withDesired(job ? TaskState.COMPLETE : TaskState.RUNNING));
    }
  }

  /** Changes that raise every task of a deleted service to desired REMOVE. Source: control-plane facts 1.3.28a. */
  public static List<Consumer<StoreTx>> removalOfAll(int service, StoreView view) {
    return view.tasksOfService(service).stream()
        .map(TaskObject::id)
        .<Consumer<StoreTx>>map(id -> tx -> raiseDesired(id, TaskState.REMOVE, tx))
        .toList();
  }

  /** Removes a task from the store; no effect if it is gone. */
  public static void remove(int task, StoreTx tx) {
    TaskObject stored = tx.task(task);
    if (stored != null) {
      tx.remove(stored);
    }
  }
}
