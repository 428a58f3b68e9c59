package io.dryswarm.models.agent;

import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.secrets.NodeConfigs;
import io.dryswarm.models.secrets.NodeSecrets;
import io.dryswarm.models.store.TaskObject;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies assignments in their order, secrets and configs before tasks, to one manager per task. Source: control-plane facts 4.4.31,
 * 4.4.32, 4.4.36, 4.4.37; moby/swarmkit agent/worker.go.
 */
final class Worker {
  private final NodeSecrets secrets;
  private final NodeConfigs configs;
  private final TreeMap<Integer, TaskManagerMachine> managers = new TreeMap<>();
  private final TreeSet<Integer> removing = new TreeSet<>();

  Worker(NodeSecrets secrets, NodeConfigs configs) {
    this.secrets = secrets;
    this.configs = configs;
  }

  /** Takes up the tasks that were on the disk when the last engine ended. */
  void resume(Collection<TaskObject> stored, TaskEffects out) {
    for (TaskObject task : List.copyOf(stored)) {
      begin(new TaskManagerMachine(task), out);
    }
  }

  void assign(AssignmentsMessage message, TaskEffects out) {
    if (message.complete()) {
      secrets.replaceAll(message.secrets());
      configs.replaceAll(message.configs());
    } else {
      secrets.update(message.removedSecrets(), message.secrets());
      configs.update(message.removedConfigs(), message.configs());
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
        removing.add(task);
        out.forget(task);
        out.remove(manager.task());
      }
    }
  }

  /** The agent leaves: nothing is assigned any more. */
  void leave(TaskEffects out) {
    secrets.clear();
    configs.clear();
    unassign(List.copyOf(managers.keySet()), out);
  }

  /** The engine has removed a task's container. */
  void removed(int task) {
    removing.remove(task);
  }

  /** Whether nothing is assigned and everything that was is gone. */
  boolean isEmpty() {
    return managers.isEmpty() && removing.isEmpty();
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
