package io.dryswarm.models.dispatcher;

import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one node has been told on its stream, and what it has not been told yet. A secret is sent with each task that comes to need it and
 * withdrawn when the last of them has ended. Source: control-plane facts 4.3.16 to 4.3.22; moby/swarmkit
 * manager/dispatcher/assignments.go.
 */
final class AssignmentSet {
  private final TreeMap<Integer, TaskObject> told = new TreeMap<>();
  private final TreeMap<Integer, List<Integer>> secretsOfTask = new TreeMap<>();
  private final TreeMap<Integer, TreeSet<Integer>> tasksUsingSecret = new TreeMap<>();

  private final TreeMap<Integer, TaskObject> changedTasks = new TreeMap<>();
  private final TreeSet<Integer> removedTasks = new TreeSet<>();
  private final TreeMap<Integer, SecretObject> changedSecrets = new TreeMap<>();
  private final TreeSet<Integer> removedSecrets = new TreeSet<>();

  /** Takes note of a task of this node; {@code true} if the agent must hear of it. */
  boolean addOrUpdate(TaskObject task, StoreView view) {
    if (!task.observed().isAtLeast(TaskState.ASSIGNED)) {
      return false;
    }
    TaskObject before = told.put(task.id(), task);
    if (before == null) {
      if (!task.observed().isTerminal()) {
        addDependencies(task, view);
      }
    } else if (isEcho(before, task)) {
      return task.observed().isTerminal() && releaseDependencies(task.id());
    }
    changedTasks.put(task.id(), task);
    return true;
  }

  /** Takes note of a task's deletion; {@code true} if the agent must hear of it. */
  boolean remove(TaskObject task) {
    if (told.remove(task.id()) == null) {
      return false;
    }
    changedTasks.remove(task.id());
    removedTasks.add(task.id());
    releaseDependencies(task.id());
    return true;
  }

  /** Only the agent's own report came back. States up to ASSIGNED are the managers' work, so those the agent has to hear. */
  private static boolean isEcho(TaskObject before, TaskObject task) {
    return task.observed().isAfter(TaskState.ASSIGNED)
        && before.withStatus(task.status()).withVersion(task.version()).equals(task);
  }

  private void addDependencies(TaskObject task, StoreView view) {
    List<Integer> ids = new ArrayList<>();
    for (SecretReference reference : task.spec().container().secrets()) {
      SecretObject secret = view.secretNamed(reference.secret());
      if (secret != null) {
        ids.add(secret.id());
        tasksUsingSecret.computeIfAbsent(secret.id(), id -> new TreeSet<>()).add(task.id());
        changedSecrets.put(secret.id(), secret);
        removedSecrets.remove(secret.id());
      }
    }
    if (!ids.isEmpty()) {
      secretsOfTask.put(task.id(), ids);
    }
  }

  private boolean releaseDependencies(int task) {
    List<Integer> ids = secretsOfTask.remove(task);
    if (ids == null) {
      return false;
    }
    boolean modified = false;
    for (int id : ids) {
      modified |= releaseSecret(id, task);
    }
    return modified;
  }

  private boolean releaseSecret(int id, int task) {
    TreeSet<Integer> users = tasksUsingSecret.get(id);
    if (users == null) {
      return false;
    }
    users.remove(task);
    if (!users.isEmpty()) {
      return false;
    }
    tasksUsingSecret.remove(id);
    changedSecrets.remove(id);
    removedSecrets.add(id);
    return true;
  }

  /** All changes since the last call. */
  AssignmentsMessage drain(boolean complete, long appliesTo, long resultsIn) {
    AssignmentsMessage message = new AssignmentsMessage(
        complete,
        appliesTo,
        resultsIn,
        List.copyOf(changedTasks.values()),
        List.copyOf(removedTasks),
        List.copyOf(changedSecrets.values()),
        List.copyOf(removedSecrets));
    changedTasks.clear();
    removedTasks.clear();
    changedSecrets.clear();
    removedSecrets.clear();
    return message;
  }
}
