package io.dryswarm.models.dispatcher;

import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one node has been told on its stream, and what it has not been told yet. A secret is sent with each task that comes to need it, a
 * config with the first one; both are withdrawn when the last of them has ended. Volumes have a set of their own. Source: control-plane facts
 * 4.3.16 to 4.3.22; moby/swarmkit manager/dispatcher/assignments.go.
 */
final class AssignmentSet {
  private final TreeMap<Integer, TaskObject> told = new TreeMap<>();
  private final TreeMap<Integer, TaskObject> changedTasks = new TreeMap<>();
  private final TreeSet<Integer> removedTasks = new TreeSet<>();
  private final Dependencies<SecretObject> secrets = new Dependencies<>(true);
  private final Dependencies<ConfigObject> configs = new Dependencies<>(false);
  private final VolumeSet volumes;

  /** @param node that is told */
  AssignmentSet(int node) {
    this.volumes = new VolumeSet(node, secrets);
  }

  /** Takes note of a volume that has a status for this node; {@code true} if the agent must hear of it. */
  boolean addOrUpdate(VolumeObject volume, StoreView view) {
    return volumes.addOrUpdate(volume, view);
  }

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
    for (SecretReference reference : task.spec().container().secrets()) {
      SecretObject secret = view.secretNamed(reference.secret());
      if (secret != null) {
        secrets.need(task.id(), secret.id(), secret);
      }
    }
    for (ConfigReference reference : task.spec().container().configs()) {
      ConfigObject config = view.configNamed(reference.config());
      if (config != null) {
        configs.need(task.id(), config.id(), config);
      }
    }
  }

  private boolean releaseDependencies(int task) {
    boolean secretsModified = secrets.release(task);
    return configs.release(task) || secretsModified;
  }

  /** All changes since the last call. */
  AssignmentsMessage drain(boolean complete, long appliesTo, long resultsIn) {
    AssignmentsMessage message = new AssignmentsMessage(
        complete,
        appliesTo,
        resultsIn,
        List.copyOf(changedTasks.values()),
        List.copyOf(removedTasks),
        secrets.drainChanged(),
        secrets.drainRemoved(),
        configs.drainChanged(),
        configs.drainRemoved(),
        volumes.drainChanged(),
        volumes.drainRemoved());
    changedTasks.clear();
    removedTasks.clear();
    return message;
  }
}
