package io.dryswarm.models.store;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.List;

/**
 * A service and what the allocator gave it.
 *
 * @param specVersion version of the spec; 0 at creation, then the object version that the update was based on
 * @param allocated   whether the allocator has given it all it needs; its tasks stay NEW before
 * @param virtualIps  one address per network in VIP mode, empty in DNSRR mode
 * @param ports       published ports with numbers filled in
 */
public record ServiceObject(
    int id,
    long version,
    ServiceSpec spec,
    long specVersion,
    boolean allocated,
    List<NodeObject.Attachment> virtualIps,
    List<PortSpec> ports)
    implements StoreObject {
  public static ServiceObject create(int id, ServiceSpec spec) {
    return new ServiceObject(id, 0, spec, 0, false, List.of(), List.of());
  }

  public ServiceObject withEndpoint(
      List<NodeObject.Attachment> newVirtualIps, List<PortSpec> newPorts) {
    return new ServiceObject(id, version, spec, specVersion, true, newVirtualIps, newPorts);
  }

  /** A user's update: new spec, version taken from the object it replaces. */
  public ServiceObject withSpec(ServiceSpec newSpec) {
    return new ServiceObject(id, version, newSpec, version, allocated, virtualIps, ports);
  }

  @Override
  public ServiceObject withVersion(long newVersion) {
    return new ServiceObject(id, newVersion, spec, specVersion, allocated, virtualIps, ports);
  }

  @Override
  public long digest() {
    long h = Mix.of(Mix.of(2, id), specVersion);
    for (NodeObject.Attachment a : virtualIps) {
      h = Mix.of(h, ((long) a.network() << 32) | (a.address() & 0xffffffffL));
    }
    return h;
  }
}
