package io.dryswarm.models.allocator;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.store.NodeObject.Attachment;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Virtual addresses and published ports of services.
 *
 * <p>Source: control-plane facts 10.8, 10.11-10.16; moby/swarmkit manager/allocator/network.go allocateService.
 */
final class ServiceEndpoints {
  /** What a service has. */
  private record Endpoint(List<Attachment> virtualIps, List<PortSpec> ports) {
    static final Endpoint NOTHING = new Endpoint(List.of(), List.of());
  }

  private final AddressBook addresses;
  private final PortBook ports = new PortBook();
  private final TreeMap<Integer, Endpoint> byService = new TreeMap<>();

  ServiceEndpoints(AddressBook addresses) {
    this.addresses = addresses;
  }

  /** Takes over what the store says of an allocated service. */
  void restore(ServiceObject service) {
    List<PortSpec> taken = ports.take(service.ports());
    addresses.restore(service.virtualIps());
    byService.put(
        service.id(), new Endpoint(service.virtualIps(), taken == null ? List.of() : taken));
  }

  /** Whether the service has all that its spec asks for; true for one that needs nothing. */
  boolean isAllocated(ServiceObject service, StoreView view) {
    Endpoint endpoint = endpointOf(service.id());
    TreeSet<Integer> wanted = new TreeSet<>(NetworkNames.ofEndpoint(service.spec(), view));
    TreeSet<Integer> present = new TreeSet<>();
    endpoint.virtualIps().forEach(vip -> present.add(vip.network()));
    return wanted.equals(present) && PortBook.satisfies(service.spec().ports(), endpoint.ports());
  }

  /**
   * Gives the service what it lacks and takes what it no longer needs; adds the change to {@code parts}.
   *
   * @return false if something cannot be had; the service then holds less than before
   */
  boolean allocate(ServiceObject service, StoreView view, List<Consumer<StoreTx>> parts) {
    Endpoint old = endpointOf(service.id());
    ports.free(old.ports());
    List<PortSpec> newPorts = ports.take(PortBook.reconcile(service.spec().ports(), old.ports()));
    if (newPorts == null) {
      byService.put(service.id(), new Endpoint(old.virtualIps(), List.of()));
      return false;
    }
    List<Attachment> virtualIps = new ArrayList<>(old.virtualIps());
    if (!adjust(virtualIps, NetworkNames.ofEndpoint(service.spec(), view))) {
      addresses.free(virtualIps);
      ports.free(newPorts);
      byService.remove(service.id());
      return false;
    }
    Endpoint endpoint = new Endpoint(List.copyOf(virtualIps), List.copyOf(newPorts));
    byService.put(service.id(), endpoint);
    parts.add(tx -> store(service.id(), endpoint, tx));
    return true;
  }

  /** Frees everything that a deleted service had. */
  void release(int service) {
    Endpoint endpoint = byService.remove(service);
    if (endpoint != null) {
      addresses.free(endpoint.virtualIps());
      ports.free(endpoint.ports());
    }
  }

  /** Keeps the addresses on wanted networks, frees the others, adds what is missing; false if one cannot be had. */
  private boolean adjust(List<Attachment> virtualIps, List<Integer> networks) {
    for (Attachment vip : List.copyOf(virtualIps)) {
      if (!networks.contains(vip.network())) {
        addresses.free(vip);
        virtualIps.remove(vip);
      }
    }
    for (int network : networks) {
      if (virtualIps.stream().noneMatch(vip -> vip.network() == network)) {
        Attachment vip = addresses.take(network);
        if (vip == null) {
          return false;
        }
        virtualIps.add(vip);
      }
    }
    return true;
  }

  private Endpoint endpointOf(int service) {
    return byService.getOrDefault(service, Endpoint.NOTHING);
  }

  private static void store(int id, Endpoint endpoint, StoreTx tx) {
    ServiceObject stored = tx.service(id);
    if (stored != null) {
      tx.update(stored.withEndpoint(endpoint.virtualIps(), endpoint.ports()));
    }
  }
}
