package io.dryswarm.models.allocator;

import io.dryswarm.models.store.NodeObject.Attachment;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Addresses of tasks, and their step from NEW to PENDING.
 *
 * <p>Source: control-plane facts 10.2, 10.8, 10.17, 10.19; moby/swarmkit manager/allocator/network.go allocateTask.
 */
final class TaskAddresses {
  private static final String PENDING = "pending task scheduling";

  private final AddressBook addresses;
  private final ServiceEndpoints services;
  private final TreeMap<Integer, List<Attachment>> byTask = new TreeMap<>();

  TaskAddresses(AddressBook addresses, ServiceEndpoints services) {
    this.addresses = addresses;
    this.services = services;
  }

  /** Takes over what the store says of the task. */
  void restore(TaskObject task) {
    addresses.restore(task.attachments());
    byTask.put(task.id(), task.attachments());
  }

  /**
   * Gives the task an address on each of its networks; adds the change to {@code parts}.
   *
   * @return false if its service is not allocated, or an address cannot be had
   */
  boolean allocate(TaskObject task, StoreView view, long nowNs, List<Consumer<StoreTx>> parts) {
    ServiceObject service = view.service(task.service());
    if (service == null || !services.isAllocated(service, view)) {
      return false;
    }
    List<Attachment> taken =
        addresses.takeOnEach(NetworkNames.ofTask(task.spec(), service.spec(), view));
    if (taken == null) {
      return false;
    }
    List<Attachment> attachments = List.copyOf(taken);
    byTask.put(task.id(), attachments);
    parts.add(tx -> store(task.id(), attachments, nowNs, tx));
    return true;
  }

  /** Frees what the task had; false if it had nothing. */
  boolean release(int task) {
    List<Attachment> attachments = byTask.remove(task);
    if (attachments == null || attachments.isEmpty()) {
      return false;
    }
    addresses.free(attachments);
    return true;
  }

  private static void store(int id, List<Attachment> attachments, long nowNs, StoreTx tx) {
    TaskObject stored = tx.task(id);
    if (stored == null) {
      return;
    }
    TaskObject allocated = stored.withAttachments(attachments);
    boolean isNew = !stored.observed().isAtLeast(TaskState.PENDING);
    tx.update(
        isNew ? allocated.withStatus(TaskStatus.of(TaskState.PENDING, PENDING, nowNs)) : allocated);
  }
}
