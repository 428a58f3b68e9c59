package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.List;

/**
 * One node in the scheduler's mirror, with the running totals of the tasks on it.
 *
 * <p>Source: moby/swarmkit manager/scheduler/nodeinfo.go.
 */
final class NodeInfo implements NodeView {
  private NodeObject node;
  private GenericPool generic;
  private final Int2ObjectLinkedOpenHashMap<TaskObject> tasks = new Int2ObjectLinkedOpenHashMap<>();
  private final Int2IntOpenHashMap activeByService = new Int2IntOpenHashMap();
  private final IntOpenHashSet usedHostPorts = new IntOpenHashSet();
  private final RecentFailures failures = new RecentFailures();
  private int activeTasks;
  private long reservedNanoCpus;
  private long reservedMemoryBytes;

  NodeInfo(NodeObject node) {
    this.node = node;
    this.generic = new GenericPool(node.description().genericResources());
  }

  void replaceObject(NodeObject newNode) {
    List<GenericResource> offered = newNode.description().genericResources();
    if (!offered.isEmpty() || !node.description().genericResources().isEmpty()) {
      generic = new GenericPool(offered);
      tasks.values().forEach(task -> generic.take(task.genericResources()));
    }
    node = newNode;
  }

  /**
   * Adds the task, or takes over the desired state of one that is here already.
   *
   * @return the task with the generic resources that it has here
   */
  TaskObject add(TaskObject task) {
    TaskObject old = tasks.get(task.id());
    if (old != null) {
      if (isActive(task) != isActive(old)) {
        tasks.put(task.id(), task);
        countActive(task, isActive(task) ? 1 : -1);
      }
      return task;
    }
    TaskObject here = claim(task);
    tasks.put(task.id(), here);
    reserve(task.spec().resources(), 1);
    for (PortSpec port : task.endpoint().ports()) {
      if (port.isFixedHostPort()) {
        usedHostPorts.add(key(port.protocol(), port.published()));
      }
    }
    if (isActive(task)) {
      countActive(task, 1);
    }
    return here;
  }

  /** Whether the task was here. */
  boolean remove(TaskObject task) {
    TaskObject old = tasks.remove(task.id());
    if (old == null) {
      return false;
    }
    if (isActive(old)) {
      countActive(old, -1);
    }
    for (PortSpec port : task.endpoint().ports()) {
      if (port.isFixedHostPort()) {
        usedHostPorts.remove(key(port.protocol(), port.published()));
      }
    }
    reserve(old.spec().resources(), -1);
    List<GenericResource> offered = node.description().genericResources();
    if (!offered.isEmpty() && !old.genericResources().isEmpty()) {
      generic.giveBack(old.genericResources(), offered);
    }
    return true;
  }

  void taskFailed(TaskObject task, long nowNs) {
    failures.add(task.service(), task.specVersion(), nowNs);
  }

  int recentFailures(int service, long specVersion, long nowNs) {
    return failures.count(service, specVersion, nowNs);
  }

  @Override
  public NodeObject object() {
    return node;
  }

  @Override
  public long freeNanoCpus() {
    return node.description().nanoCpus() - reservedNanoCpus;
  }

  @Override
  public long freeMemoryBytes() {
    return node.description().memoryBytes() - reservedMemoryBytes;
  }

  @Override
  public boolean hasFree(GenericResource.Discrete wanted) {
    return generic.hasEnough(wanted);
  }

  @Override
  public int activeTasks() {
    return activeTasks;
  }

  @Override
  public int activeTasksOf(int service) {
    return activeByService.get(service);
  }

  @Override
  public boolean usesHostPort(PortSpec.Protocol protocol, int port) {
    return usedHostPorts.contains(key(protocol, port));
  }

  private TaskObject claim(TaskObject task) {
    List<GenericResource.Discrete> wanted = task.spec().resources().reservedGeneric();
    if (wanted.isEmpty() && task.genericResources().isEmpty()) {
      return task;
    }
    return task.withGenericResources(generic.claim(wanted));
  }

  private void reserve(ResourceSpec resources, int sign) {
    reservedNanoCpus += sign * resources.reservedNanoCpus();
    reservedMemoryBytes += sign * resources.reservedMemoryBytes();
  }

  private void countActive(TaskObject task, int change) {
    activeTasks += change;
    activeByService.addTo(task.service(), change);
  }

  private static boolean isActive(TaskObject task) {
    return !task.desired().isAfter(TaskState.COMPLETE);
  }

  private static int key(PortSpec.Protocol protocol, int port) {
    int space = switch (protocol) {
      case TCP -> 0;
      case UDP -> 1;
      case SCTP -> 2;
    };
    return space << 16 | port;
  }
}
