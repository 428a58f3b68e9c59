package io.dryswarm.models.allocator;

import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Gives networks, services, tasks and nodes what they need to talk to each other, and lets tasks on to the scheduler.
 *
 * <p>Source: control-plane facts 10; moby/swarmkit manager/allocator/network.go.
 */
public final class Allocator extends SerialComponent {
  /** What failed is tried again after this time if nothing was freed before, nanoseconds: 5 minutes. */
  static final long RETRY_NS = 300_000_000_000L;

  private final IntConsumer pickedUp;
  private final AddressBook addresses = new AddressBook();
  private final ServiceEndpoints services = new ServiceEndpoints(addresses);
  private final NodeAddresses nodes = new NodeAddresses(addresses);
  private final TaskAddresses tasks = new TaskAddresses(addresses, services);

  private final TreeSet<Integer> pendingTasks = new TreeSet<>();
  private final TreeSet<Integer> failedNetworks = new TreeSet<>();
  private final TreeSet<Integer> failedServices = new TreeSet<>();
  private final TreeSet<Integer> failedTasks = new TreeSet<>();
  private boolean somethingFreed;
  private long lastRetryNs;

  /** An allocator that takes subnets from the swarm's address pools. */
  public Allocator() {
    this(task -> {});
  }

  /**
   * @param pickedUp takes the id of each new task in the moment in which the allocator turns to it: not before it is through with what it
   *     was writing when the task was stored
   */
  public Allocator(IntConsumer pickedUp) {
    this.pickedUp = pickedUp;
  }

  @Override
  public String name() {
    return "allocator";
  }

  @Override
  protected void begin() {
    lastRetryNs = out().nowNs();
    ClusterObject cluster = view().cluster();
    if (cluster != null) {
      addresses.usePools(cluster.state().pools());
    }
    restore();
    write(allocateNetworksAtStart(), this::allocateNodesAtStart);
  }

  @Override
  protected void handle(StoreEvent event) {
    boolean removed = event.op() == StoreEvent.Op.REMOVE;
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    if (event.object() instanceof NetworkObject network) {
      networkChanged(event.op(), network, parts);
    } else if (event.object() instanceof ServiceObject service) {
      serviceChanged(service.id(), removed, parts);
    } else if (event.object() instanceof NodeObject node) {
      nodeChanged(node.id(), removed, parts);
    } else if (event.object() instanceof TaskObject task) {
      taskChanged(task, removed, parts);
    }
    write(parts, () -> {});
  }

  @Override
  protected void handleCommit() {
    write(allocateTasks(pendingTasks), this::retryFailed);
  }

  /** Before anything new is given out, all that is in use is marked. */
  private void restore() {
    view().networks().stream().filter(NetworkObject::isAllocated).forEach(addresses::restore);
    view().nodes().forEach(nodes::restore);
    view().services().stream().filter(ServiceObject::allocated).forEach(services::restore);
    for (TaskObject task : view().tasks()) {
      if (!task.observed().isTerminal() && task.observed().isAtLeast(TaskState.PENDING)) {
        tasks.restore(task);
      }
    }
  }

  /** The ingress network comes first, so that it gets the first subnet of a fresh swarm. */
  private List<Consumer<StoreTx>> allocateNetworksAtStart() {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    NetworkObject ingress = view().network(NetworkNames.ingress(view()));
    if (ingress != null) {
      allocateNetwork(ingress, parts);
    }
    view().networks().forEach(network -> allocateNetwork(network, parts));
    return parts;
  }

  private void allocateNodesAtStart() {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    view().nodes().forEach(node -> nodes.adjust(node.id(), view(), parts));
    write(parts, this::allocateServicesAtStart);
  }

  private void allocateServicesAtStart() {
    List<Integer> ids = view().services().stream().map(ServiceObject::id).toList();
    write(allocateServices(ids), this::allocateTasksAtStart);
  }

  private void allocateTasksAtStart() {
    for (TaskObject task : view().tasks()) {
      if (task.observed() == TaskState.NEW && view().service(task.service()) != null) {
        failedTasks.add(task.id());
        pickedUp.accept(task.id());
      }
    }
    write(allocateTasks(failedTasks), () -> {});
  }

  private void networkChanged(
      StoreEvent.Op op, NetworkObject network, List<Consumer<StoreTx>> parts) {
    if (op == StoreEvent.Op.CREATE) {
      allocateNetwork(network, parts);
    } else if (op == StoreEvent.Op.REMOVE) {
      nodes.leave(network.id(), parts);
      somethingFreed |= addresses.forget(network.id());
      failedNetworks.remove(network.id());
    }
  }

  private void serviceChanged(int id, boolean removed, List<Consumer<StoreTx>> parts) {
    if (removed) {
      services.release(id);
      somethingFreed = true;
      failedServices.remove(id);
    } else {
      allocateService(id, parts);
    }
  }

  private void nodeChanged(int id, boolean removed, List<Consumer<StoreTx>> parts) {
    if (removed) {
      nodes.release(id);
      somethingFreed = true;
    } else {
      somethingFreed |= nodes.adjust(id, view(), parts);
    }
  }

  /** Events may be old: what counts is the task as it is stored now. */
  private void taskChanged(TaskObject seen, boolean removed, List<Consumer<StoreTx>> parts) {
    TaskObject task = removed ? seen : view().task(seen.id());
    if (task == null) {
      return;
    }
    boolean ended = removed || task.observed().isTerminal();
    if (ended) {
      somethingFreed |= tasks.release(task.id());
    }
    somethingFreed |= nodes.adjust(task.node(), view(), parts);
    if (ended || task.observed().isAtLeast(TaskState.PENDING)) {
      pendingTasks.remove(task.id());
      failedTasks.remove(task.id());
    } else if (view().service(task.service()) != null && pendingTasks.add(task.id())) {
      pickedUp.accept(task.id());
    }
  }

  /** Second half of a commit: another try for what failed, if there is hope. */
  private void retryFailed() {
    if (out().nowNs() - lastRetryNs <= RETRY_NS && !somethingFreed) {
      giveUpPending();
      return;
    }
    write(
        allocateFailedNetworks(),
        () -> write(
            allocateServices(List.copyOf(failedServices)),
            () -> write(allocateTasks(failedTasks), this::retried)));
  }

  private void retried() {
    lastRetryNs = out().nowNs();
    somethingFreed = false;
    giveUpPending();
  }

  private void giveUpPending() {
    failedTasks.addAll(pendingTasks);
    pendingTasks.clear();
  }

  private void allocateNetwork(NetworkObject network, List<Consumer<StoreTx>> parts) {
    if (network.spec().isNodeLocal() || addresses.knows(network.id())) {
      return;
    }
    NetworkObject allocated = addresses.allocate(network);
    if (allocated == null) {
      failedNetworks.add(network.id());
      return;
    }
    failedNetworks.remove(network.id());
    parts.add(tx -> {
      NetworkObject stored = tx.network(network.id());
      if (stored != null) {
        tx.update(stored.withSubnet(allocated.subnet(), allocated.prefixLength(), allocated.vni()));
      }
    });
  }

  private void allocateService(int id, List<Consumer<StoreTx>> parts) {
    ServiceObject service = view().service(id);
    if (service == null || services.isAllocated(service, view())) {
      failedServices.remove(id);
    } else if (services.allocate(service, view(), parts)) {
      failedServices.remove(id);
    } else {
      failedServices.add(id);
    }
  }

  private List<Consumer<StoreTx>> allocateServices(Collection<Integer> ids) {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    ids.forEach(id -> allocateService(id, parts));
    return parts;
  }

  private List<Consumer<StoreTx>> allocateFailedNetworks() {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (int id : List.copyOf(failedNetworks)) {
      NetworkObject network = view().network(id);
      if (network != null) {
        allocateNetwork(network, parts);
      }
    }
    return parts;
  }

  /** Those that succeed leave the set. */
  private List<Consumer<StoreTx>> allocateTasks(Set<Integer> ids) {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    ids.removeIf(id -> {
      TaskObject task = view().task(id);
      return task == null || tasks.allocate(task, view(), out().nowNs(), parts);
    });
    return parts;
  }
}
