package io.dryswarm.models.overlay;

import io.dryswarm.models.dns.NameTable;
import io.dryswarm.models.ingress.PublishedPorts;
import io.dryswarm.models.ipvs.VirtualService;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The services of one network as one node knows them: every change of a back end updates names, destinations and ports together. On
 * the ingress network there are no names. Data-plane facts F4.10, F4.11, F4.23, F5.10-F5.18, F6.9.
 */
final class ServiceBindings {
  private final Function<String, VirtualService> virtualServices;
  private final @Nullable NameTable names;
  private final PublishedPorts ports;
  private final Int2ObjectOpenHashMap<List<ServiceBinding>> byService =
      new Int2ObjectOpenHashMap<>();
  private final Int2ObjectOpenHashMap<VirtualService> byVirtualIp = new Int2ObjectOpenHashMap<>();

  /**
   * @param virtualServices makes the load balancer of a service, by full name
   * @param names {@code null} on the ingress network
   * @param ports opened and closed here; only endpoints of the ingress network have any
   */
  ServiceBindings(
      Function<String, VirtualService> virtualServices,
      @Nullable NameTable names,
      PublishedPorts ports) {
    this.virtualServices = virtualServices;
    this.names = names;
    this.ports = ports;
  }

  /**
   * A back end became known, or known anew. {@code false} if it was there.
   *
   * @param local whether it runs on this node
   */
  boolean add(Endpoint e, boolean local) {
    ServiceBinding binding = find(e);
    if (binding == null) {
      binding = begin(e);
    }
    boolean isNew = binding.add(e.task(), e.address(), local);
    if (names != null) {
      names.addTask(binding.names(), e);
    }
    return isNew;
  }

  /** A back end is about to stop; {@code false} if it is unknown here. The service's VIP and its name stay. */
  boolean disable(Endpoint e) {
    ServiceBinding binding = find(e);
    if (binding == null || !binding.hasTask(e.task())) {
      return false;
    }
    boolean addressFree = binding.disable(e.task(), e.address());
    removeNames(binding, e, addressFree);
    return true;
  }

  /** A back end is gone; {@code false} if it is unknown here. With the last one the service vanishes from this node. */
  boolean remove(Endpoint e) {
    ServiceBinding binding = find(e);
    if (binding == null || !binding.hasTask(e.task())) {
      return false;
    }
    boolean addressFree = binding.remove(e.task(), e.address());
    removeNames(binding, e, addressFree);
    if (binding.isEmpty()) {
      end(binding, e);
    }
    return true;
  }

  /** What balances for that VIP; {@code null} if the service is unknown here. */
  @Nullable
  VirtualService atVirtualIp(int virtualIp) {
    return byVirtualIp.get(virtualIp);
  }

  /** Whether the task is a back end of the service, at any weight. */
  boolean has(int service, int task) {
    List<ServiceBinding> bindings = byService.get(service);
    if (bindings != null) {
      for (int i = 0; i < bindings.size(); i++) {
        if (bindings.get(i).hasTask(task)) {
          return true;
        }
      }
    }
    return false;
  }

  private ServiceBinding begin(Endpoint e) {
    ServiceBinding binding = new ServiceBinding(e, virtualServices.apply(e.serviceName()));
    List<ServiceBinding> bindings = byService.get(e.service());
    if (bindings == null) {
      bindings = new ArrayList<>(1);
      byService.put(e.service(), bindings);
    }
    bindings.add(binding);
    if (e.virtualIp() != 0) {
      byVirtualIp.put(e.virtualIp(), binding.virtualService());
    }
    ports.open(e.ports(), binding.virtualService());
    if (names != null) {
      names.addService(binding.names());
    }
    return binding;
  }

  private void end(ServiceBinding binding, Endpoint e) {
    List<ServiceBinding> bindings = byService.get(e.service());
    bindings.remove(binding);
    if (bindings.isEmpty()) {
      byService.remove(e.service());
    }
    if (byVirtualIp.get(e.virtualIp()) == binding.virtualService()) {
      byVirtualIp.remove(e.virtualIp());
    }
    ports.close(binding.ports(), binding.virtualService());
    if (names != null) {
      names.removeService(binding.names());
    }
  }

  private void removeNames(ServiceBinding binding, Endpoint e, boolean addressFree) {
    if (names == null) {
      return;
    }
    if (addressFree) {
      names.removeTask(binding.names(), e);
    } else {
      names.removeOwnNames(e);
    }
  }

  /** Endpoints that publish other ports belong to another version of the service and are balanced apart. */
  private @Nullable ServiceBinding find(Endpoint e) {
    List<ServiceBinding> bindings = byService.get(e.service());
    if (bindings != null) {
      for (ServiceBinding binding : bindings) {
        if (binding.ports().equals(e.ports())) {
          return binding;
        }
      }
    }
    return null;
  }
}
