package io.dryswarm.models.agent;

import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.secrets.NodeSecrets;
import io.dryswarm.models.store.TaskObject;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies assignments in their order, secrets before tasks, to one manager per task. Source: control-plane facts 4.4.31, 4.4.32, 4.4.36;
 * moby/swarmkit agent/worker.go.
 */
final class Worker {
  private final NodeSecrets secrets;
  private final TreeMap<Integer, TaskManagerMachine> managers = new TreeMap<>();

  Worker(NodeSecrets secrets) {
    this.secrets = secrets;
  }

  /** Takes up the tasks that were on the disk when the power went. */
  void resume(Collection<TaskObject> stored, TaskEffects out) {
    for (TaskObject task : List.copyOf(stored)) {
      begin(TaskManagerMachine.resumed(task), out);
    }
  }

  void assign(AssignmentsMessage message, TaskEffects out) {
    if (message.complete()) {
      secrets.replaceAll(message.secrets());
    } else {
      secrets.update(message.removedSecrets(), message.secrets());
    }
    for (TaskObject task : message.tasks()) {
      assignTask(task, out);
    }
    unassign(message.complete() ? unlisted(message.tasks()) : message.removedTasks(), out);
  }

  private void assignTask(TaskObject task, TaskEffects out) {
    TaskManagerMachine manager = managers.get(task.id());
    if (manager == null) {
      out.store(task);
      begin(new TaskManagerMachine(task), out);
    } else {
      manager.update(task, out);
    }
  }

  private void begin(TaskManagerMachine manager, TaskEffects out) {
    managers.put(manager.task().id(), manager);
    manager.begin(out);
  }

  private Collection<Integer> unlisted(List<TaskObject> listed) {
    TreeSet<Integer> unlisted = new TreeSet<>(managers.keySet());
    listed.forEach(task -> unlisted.remove(task.id()));
    return unlisted;
  }

  private void unassign(Collection<Integer> tasks, TaskEffects out) {
    for (int task : tasks) {
      TaskManagerMachine manager = managers.remove(task);
      if (manager != null) {
        out.forget(task);
        out.remove(manager.task());
      }
    }
  }

  /** {@code null} if the task is not assigned here any more. */
  @Nullable
  TaskManagerMachine manager(int task) {
    return managers.get(task);
  }

  /** Tasks assigned here, by id. */
  List<TaskObject> tasks() {
    return managers.values().stream().map(TaskManagerMachine::task).toList();
  }
}
