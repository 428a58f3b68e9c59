package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Collection;
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
  private final Int2ObjectOpenHashMap<List<PortSpec>> hostPorts = new Int2ObjectOpenHashMap<>();
  private final IntOpenHashSet preassigned = new IntOpenHashSet();
  private final TreeMap<Integer, TaskObject> pendingPreassigned = new TreeMap<>();
  private final TreeMap<Integer, TaskObject> unassigned = new TreeMap<>();

  void load(StoreView view) {
    for (NodeObject node : view.nodes()) {
      nodes.put(node.id(), new NodeInfo(node));
    }
    for (TaskObject task : view.tasks()) {
      boolean givenUp =
          task.observed() == TaskState.PENDING && task.desired().isAfter(TaskState.COMPLETE);
      if (!givenUp) {
        created(task, view);
      }
    }
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

  boolean created(TaskObject task, StoreView view) {
    if (!isConsidered(task)) {
      return false;
    }
    rememberPorts(task, view);
    return track(task);
  }

  boolean updated(TaskObject task, StoreView view, long nowNs) {
    if (task.observed().isTerminal()) {
      return ended(task, nowNs);
    }
    if (!isConsidered(task)) {
      return false;
    }
    rememberPorts(task, view);
    TaskObject old = tasks.get(task.id());
    if (old != null && task.observed() == TaskState.PENDING) {
      release(old);
    }
    return track(task);
  }

  /** Whether the removal changed a node. */
  boolean removed(TaskObject task) {
    boolean changed = release(task);
    hostPorts.remove(task.id());
    return changed;
  }

  /** The task is on the node that it names from now on. */
  void assign(TaskObject task) {
    tasks.put(task.id(), task);
    NodeInfo node = nodes.get(task.node());
    if (node != null) {
      node.add(task, portsOf(task.id()));
    }
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
      node.remove(decision.decided(), portsOf(decision.old().id()));
    }
  }

  void enqueue(TaskObject task) {
    unassigned.put(task.id(), task);
  }

  List<TaskObject> takeUnassigned() {
    List<TaskObject> taken = List.copyOf(unassigned.values());
    unassigned.clear();
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

  List<PortSpec> portsOf(int task) {
    return hostPorts.getOrDefault(task, List.of());
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

  private boolean release(TaskObject task) {
    tasks.remove(task.id());
    preassigned.remove(task.id());
    pendingPreassigned.remove(task.id());
    NodeInfo node = nodes.get(task.node());
    return node != null && node.remove(task, portsOf(task.id()));
  }

  /** The ports of the service as they are when the task is first seen: what the allocator gave the task. */
  private void rememberPorts(TaskObject task, StoreView view) {
    if (hostPorts.containsKey(task.id())) {
      return;
    }
    ServiceObject service = view.service(task.service());
    List<PortSpec> ports = service == null
        ? List.of()
        : service.spec().ports().stream().filter(ClusterMirror::isFixedHostPort).toList();
    hostPorts.put(task.id(), ports);
  }

  private static boolean isFixedHostPort(PortSpec port) {
    return port.mode() == PortSpec.PublishMode.HOST && port.published() != 0;
  }

  private static boolean isConsidered(TaskObject task) {
    return task.observed().isAtLeast(TaskState.PENDING) && !task.observed().isTerminal();
  }
}
