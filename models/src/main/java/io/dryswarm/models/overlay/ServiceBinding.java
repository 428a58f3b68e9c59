package io.dryswarm.models.overlay;

import io.dryswarm.models.dns.NamedService;
import io.dryswarm.models.ipvs.VirtualService;
import io.dryswarm.models.spec.PortSpec;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.List;

/**
 * A service on one network of one node: its back ends as they became known here, drained ones included, and the virtual service that
 * balances to them. Data-plane facts 5b; moby/moby libnetwork/service_common.go.
 */
final class ServiceBinding {
  private final NamedService names;
  private final List<PortSpec> ports;
  private final VirtualService virtualService;
  private final IntOpenHashSet tasks = new IntOpenHashSet();
  private final Int2ObjectOpenHashMap<IntArrayList> enabledByAddress =
      new Int2ObjectOpenHashMap<>();

  ServiceBinding(Endpoint first, VirtualService virtualService) {
    this.names =
        new NamedService(first.service(), first.serviceName(), first.aliases(), first.virtualIp());
    this.ports = first.ports();
    this.virtualService = virtualService;
  }

  NamedService names() {
    return names;
  }

  List<PortSpec> ports() {
    return ports;
  }

  VirtualService virtualService() {
    return virtualService;
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** Whether the task is a back end, at any weight. */
  boolean hasTask(int task) {
    return tasks.contains(task);
  }

  /**
   * Adds a back end; {@code false} if it was there already.
   *
   * @param local whether it runs on this node
   */
  boolean add(int task, int address, boolean local) {
    IntArrayList enabled = enabledByAddress.get(address);
    if (enabled == null) {
      enabled = new IntArrayList(1);
      enabledByAddress.put(address, enabled);
    }
    if (!enabled.contains(task)) {
      enabled.add(task);
    }
    virtualService.add(task, address, local);
    return tasks.add(task);
  }

  /** No new connections to this task, unless another one has its address; {@code false} then. */
  boolean disable(int task, int address) {
    if (!letGo(task, address)) {
      return false;
    }
    virtualService.setWeight(address, 0);
    return true;
  }

  /** The task is gone, and so is its destination, unless another one has its address; {@code false} then. */
  boolean remove(int task, int address) {
    tasks.remove(task);
    if (!letGo(task, address)) {
      return false;
    }
    virtualService.remove(address);
    return true;
  }

  /** {@code true} if no enabled task has the address any more. */
  private boolean letGo(int task, int address) {
    IntArrayList enabled = enabledByAddress.get(address);
    if (enabled == null) {
      return true;
    }
    enabled.rem(task);
    if (enabled.isEmpty()) {
      enabledByAddress.remove(address);
      return true;
    }
    virtualService.rebind(address, enabled.getInt(0));
    return false;
  }
}
