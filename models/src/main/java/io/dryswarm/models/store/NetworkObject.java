package io.dryswarm.models.store;

import io.dryswarm.models.spec.NetworkSpec;

/**
 * A network and what the allocator gave it.
 *
 * @param subnet       first address of its /{@code prefixLength}, unsigned 32-bit; 0 before allocation
 * @param prefixLength 24 by default
 * @param vni          VXLAN network identifier, from 4096; 0 before allocation
 */
public record NetworkObject(
    int id, long version, NetworkSpec spec, int subnet, int prefixLength, int vni)
    implements StoreObject {
  public static NetworkObject create(int id, NetworkSpec spec) {
    return new NetworkObject(id, 0, spec, 0, 0, 0);
  }

  public boolean isAllocated() {
    return vni != 0;
  }

  public NetworkObject withSubnet(int newSubnet, int newPrefixLength, int newVni) {
    return new NetworkObject(id, version, spec, newSubnet, newPrefixLength, newVni);
  }

  @Override
  public NetworkObject withVersion(long newVersion) {
    return new NetworkObject(id, newVersion, spec, subnet, prefixLength, vni);
  }

  @Override
  public long digest() {
    return Mix.of(Mix.of(Mix.of(4, id), subnet), vni);
  }
}
