package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.task.TaskState;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler's own picture of nodes and tasks, ahead of the store by the decisions that it has just taken.
 *
 * <p>Methods that take an event tell whether waiting tasks must be looked at again. Source: control-plane facts 5.1.1, 5.1.2, 5.1.5;
 * moby/swarmkit manager/scheduler/scheduler.go.
 */
final class ClusterMirror {
  private final TreeMap<Integer, NodeInfo> nodes = new TreeMap<>();
  private final Int2ObjectOpenHashMap<TaskObject> tasks = new Int2ObjectOpenHashMap<>();
  private final IntOpenHashSet preassigned = new IntOpenHashSet();
  private final TreeMap<Integer, TaskObject> pendingPreassigned = new TreeMap<>();
  private Int2ObjectLinkedOpenHashMap<TaskObject> unassigned = new Int2ObjectLinkedOpenHashMap<>();
  private final ClusterVolumes volumes = new ClusterVolumes();

  void load(StoreView view) {
    view.volumes().forEach(this::putVolume);
    for (NodeObject node : view.nodes()) {
      nodes.put(node.id(), new NodeInfo(node));
    }
    for (TaskObject task : view.tasks()) {
      boolean givenUp =
          task.observed() == TaskState.PENDING && task.desired().isAfter(TaskState.COMPLETE);
      if (!givenUp) {
        if (task.observed() != TaskState.PENDING && isConsidered(task)) {
          volumes.reserve(task);
        }
        created(task);
      }
    }
  }

  /** Whether the volume can be used. */
  boolean putVolume(VolumeObject volume) {
    if (volume.isCreated()) {
      volumes.put(volume);
    }
    return volume.isCreated();
  }

  void putNode(NodeObject node) {
    NodeInfo known = nodes.get(node.id());
    if (known == null) {
      nodes.put(node.id(), new NodeInfo(node));
    } else {
      known.replaceObject(node);
    }
  }

  void removeNode(int node) {
    nodes.remove(node);
  }

  boolean created(TaskObject task) {
    if (!isConsidered(task)) {
      return false;
    }
    return track(task);
  }

  boolean updated(TaskObject task, long nowNs) {
    if (task.observed().isTerminal()) {
      return ended(task, nowNs);
    }
    if (!isConsidered(task)) {
      return false;
    }
    TaskObject old = tasks.get(task.id());
    if (old != null && task.observed() == TaskState.PENDING) {
      removed(old);
    }
    return track(task);
  }

  /** Whether the removal changed a node. */
  boolean removed(TaskObject task) {
    tasks.remove(task.id());
    preassigned.remove(task.id());
    pendingPreassigned.remove(task.id());
    volumes.release(task);
    NodeInfo node = nodes.get(task.node());
    return node != null && node.remove(task);
  }

  /**
   * The task is on the node that it names from now on.
   *
   * @return the task with what the node gives it
   */
  TaskObject assign(TaskObject task) {
    NodeInfo node = nodes.get(task.node());
    TaskObject placed = node == null ? task : node.add(task);
    tasks.put(task.id(), placed);
    return placed;
  }

  /** The task has a new status, but no place. */
  void replace(TaskObject task) {
    tasks.put(task.id(), task);
  }

  /** The store has refused the decision. */
  void undo(Decision decision) {
    tasks.put(decision.old().id(), decision.old());
    NodeInfo node = nodes.get(decision.decided().node());
    if (node != null) {
      node.remove(decision.decided());
    }
    volumes.release(decision.decided());
  }

  void enqueue(TaskObject task) {
    unassigned.put(task.id(), task);
  }

  /** All that wait, by id; none waits afterwards. */
  List<TaskObject> takeUnassigned() {
    List<TaskObject> taken = new ArrayList<>(unassigned.values());
    taken.sort(Comparator.comparingInt(TaskObject::id));
    unassigned = new Int2ObjectLinkedOpenHashMap<>();
    return taken;
  }

  List<TaskObject> pendingPreassigned() {
    return List.copyOf(pendingPreassigned.values());
  }

  void confirmed(int task) {
    pendingPreassigned.remove(task);
  }

  Collection<NodeInfo> nodes() {
    return nodes.values();
  }

  @Nullable
  NodeInfo node(int id) {
    return nodes.get(id);
  }

  ClusterVolumes volumes() {
    return volumes;
  }

  private boolean track(TaskObject task) {
    tasks.put(task.id(), task);
    if (task.node() == TaskObject.UNASSIGNED) {
      enqueue(task);
      return true;
    }
    if (task.observed() == TaskState.PENDING) {
      preassigned.add(task.id());
      pendingPreassigned.put(task.id(), task);
    } else {
      assign(task);
    }
    return false;
  }

  private boolean ended(TaskObject task, long nowNs) {
    TaskObject old = tasks.get(task.id());
    if (old == null) {
      return false;
    }
    boolean failed = task.observed() == TaskState.FAILED || task.observed() == TaskState.REJECTED;
    NodeInfo node = nodes.get(task.node());
    // The scheduler did not choose the node of a preassigned task, so it learns nothing from the
    // failure.
    if (failed && node != null && !preassigned.contains(task.id())) {
      node.taskFailed(task, nowNs);
    }
    removed(old);
    return true;
  }

  private static boolean isConsidered(TaskObject task) {
    return task.observed().isAtLeast(TaskState.PENDING) && !task.observed().isTerminal();
  }
}
