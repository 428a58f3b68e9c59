package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about tasks at a commit that several explanations build on. */
final class Causes {
  private static final String ENFORCER = "task rejected by constraint enforcer";

  private final Recording recording;
  private final Places places;

  Causes(Recording recording, Places places) {
    this.recording = recording;
    this.places = places;
  }

  @Nullable
  ServiceObject service(TaskObject task, long index) {
    return recording.services().at(task.service(), index);
  }

  @Nullable
  TaskObject task(int id, long index) {
    return recording.tasks().at(id, index);
  }

  Change<TaskObject> birth(TaskObject task) {
    return recording.tasks().of(task.id()).get(0);
  }

  /** The task of the same place that was shut down in the transaction, else {@code null}. */
  @Nullable
  TaskObject shutDownWith(TaskObject task, long index) {
    for (TaskObject other : places.inPlaceOf(task)) {
      if (other.id() != task.id() && isShutDownIn(other, index)) {
        return task(other.id(), index);
      }
    }
    return null;
  }

  private boolean isShutDownIn(TaskObject task, long index) {
    return recording.tasks().of(task.id()).stream()
        .anyMatch(change -> change.index() == index
            && change.old() != null
            && change.now().desired() == TaskState.SHUTDOWN
            && change.old().desired() != TaskState.SHUTDOWN);
  }

  /** The task of the same place that was created in the transaction, else {@code null}. */
  @Nullable
  TaskObject createdWith(TaskObject task, long index) {
    for (TaskObject other : places.inPlaceOf(task)) {
      if (other.id() != task.id() && birth(other).index() == index) {
        return other;
      }
    }
    return null;
  }

  /** The task before this one in its place, in its form at that commit or, if it was gone by then, its last one. */
  @Nullable
  TaskObject before(TaskObject task, long index) {
    TaskObject found = null;
    for (TaskObject other : places.inPlaceOf(task)) {
      if (other.id() < task.id()) {
        TaskObject then = task(other.id(), index);
        found = then == null ? other : then;
      }
    }
    return found;
  }

  /** A task of the place that is to run at that commit, other than this one; {@code null} if there is none. */
  @Nullable
  TaskObject alive(TaskObject task, long index) {
    for (TaskObject other : places.inPlaceOf(task)) {
      TaskObject then = other.id() == task.id() ? null : task(other.id(), index);
      if (then != null && !then.desired().isAfter(TaskState.RUNNING)) {
        return then;
      }
    }
    return null;
  }

  /** Why the task had to be replaced or stopped: its end, its node; empty if neither. */
  String necessity(TaskObject task, long index) {
    TaskObject then = task(task.id(), index);
    TaskObject known = then == null ? task : then;
    if (known.observed().isTerminal()) {
      return end(known);
    }
    if (known.node() == TaskObject.UNASSIGNED) {
      return "";
    }
    String name = places.node(known.node());
    NodeObject node = recording.nodes().at(known.node(), index);
    if (node == null) {
      return "its node " + name + " was removed";
    }
    String trouble = Words.trouble(node);
    return trouble.isEmpty() ? "" : "its node " + name + " is " + trouble;
  }

  /** {@code it failed on worker-2: "task: non-zero exit (1)"}. */
  String end(TaskObject ended) {
    String where = ended.node() == TaskObject.UNASSIGNED ? "" : " on " + places.node(ended.node());
    String err =
        ended.status().err().isEmpty() ? "" : ": " + Words.quoted(ended.status().err());
    return switch (ended.observed()) {
      case COMPLETE -> "it completed" + where;
      case FAILED -> "it failed" + where + err;
      case REJECTED ->
        (ended.status().message().equals(ENFORCER)
                ? "the constraint enforcer rejected it"
                : "it was rejected")
            + where
            + err;
      case ORPHANED -> "it was orphaned" + where + ": its node was not heard of for too long";
      default -> "it was shut down" + where;
    };
  }

  /** Whether slots were being replaced at that commit, and by what: {@code update}, {@code rollback}; empty if not. */
  String update(TaskObject task, long index) {
    ServiceObject service = service(task, index);
    UpdateStatus status = service == null ? null : service.updateStatus();
    if (status == null || !status.state().isUnderWay()) {
      return "";
    }
    return status.state().isRollback() ? "rollback" : "update";
  }

  /** The last change of the node until then that can make a difference to global services; {@code null} if none. */
  @Nullable
  Change<NodeObject> nodeChange(int node, long index) {
    Change<NodeObject> found = null;
    for (Change<NodeObject> change : recording.nodes().of(node)) {
      if (change.index() <= index && change.old() != null && matters(change.old(), change.now())) {
        found = change;
      }
    }
    return found;
  }

  private static boolean matters(NodeObject old, NodeObject now) {
    return old.status() != now.status()
        || old.availability() != now.availability()
        || old.role() != now.role()
        || !old.labels().equals(now.labels());
  }

  /** The last change of the service's specification until then, its creation included; {@code null} if none. */
  @Nullable
  Change<ServiceObject> specChange(int service, long index) {
    Change<ServiceObject> found = null;
    for (Change<ServiceObject> change : recording.services().of(service)) {
      if (change.index() <= index
          && !change.removed()
          && (change.old() == null || !change.old().spec().equals(change.now().spec()))) {
        found = change;
      }
    }
    return found;
  }

  /** Whether the node was drained at that commit. */
  boolean isDrained(int node, long index) {
    NodeObject then = recording.nodes().at(node, index);
    return then != null && then.availability() == NodeObject.Availability.DRAIN;
  }

  /** Whether the node was DOWN at that commit. */
  boolean isDown(int node, long index) {
    NodeObject then = recording.nodes().at(node, index);
    return then != null && then.status() == NodeObject.Status.DOWN;
  }

  /** Whether the service was not in the store any more at that commit. */
  boolean isServiceGone(TaskObject task, long index) {
    List<Change<ServiceObject>> changes = recording.services().of(task.service());
    return !changes.isEmpty() && service(task, index) == null;
  }
}
