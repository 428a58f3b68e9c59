package io.dryswarm.models.overlay;

import io.dryswarm.models.dns.NamedService;
import io.dryswarm.models.ipvs.VirtualService;
import io.dryswarm.models.spec.PortSpec;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service on one network of one node: its back ends as they became known here, drained ones included, and the virtual service that
 * balances to them. Data-plane facts 5b; moby/moby libnetwork/service_common.go.
 */
final class ServiceBinding {
  private static final int NO_TASK = NetworkSandbox.NO_TASK;

  private final NamedService names;
  private final List<PortSpec> ports;
  private final VirtualService virtualService;

  /** Small at first: every node has a binding for every published service. */
  private final IntOpenHashSet tasks = new IntOpenHashSet(2);

  /** The enabled task that came first to each address. */
  private final Int2IntOpenHashMap enabledByAddress = new Int2IntOpenHashMap(2);

  /** Enabled tasks that came to an address later, in order; hardly ever any, since addresses are given once. */
  private @Nullable Int2ObjectOpenHashMap<IntArrayList> laterByAddress;

  ServiceBinding(Endpoint first, VirtualService virtualService) {
    this.names =
        new NamedService(first.service(), first.serviceName(), first.aliases(), first.virtualIp());
    this.ports = first.ports();
    enabledByAddress.defaultReturnValue(NO_TASK);
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
    int first = enabledByAddress.putIfAbsent(address, task);
    if (first != NO_TASK && first != task) {
      addLater(task, address);
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

  private void addLater(int task, int address) {
    if (laterByAddress == null) {
      laterByAddress = new Int2ObjectOpenHashMap<>(2);
    }
    IntArrayList later = laterByAddress.get(address);
    if (later == null) {
      later = new IntArrayList(1);
      laterByAddress.put(address, later);
    }
    if (!later.contains(task)) {
      later.add(task);
    }
  }

  /** {@code true} if no enabled task has the address any more. */
  private boolean letGo(int task, int address) {
    int first = enabledByAddress.get(address);
    if (first == NO_TASK) {
      return true;
    }
    IntArrayList later = laterByAddress == null ? null : laterByAddress.get(address);
    if (later != null && !later.isEmpty()) {
      if (first != task) {
        later.rem(task);
      } else {
        first = later.removeInt(0);
        enabledByAddress.put(address, first);
      }
    } else if (first == task) {
      enabledByAddress.remove(address);
      return true;
    }
    virtualService.rebind(address, first);
    return false;
  }
}
