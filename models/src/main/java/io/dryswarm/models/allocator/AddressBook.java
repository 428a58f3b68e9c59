package io.dryswarm.models.allocator;

import io.dryswarm.models.spec.AddressPools;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.Subnets;
import io.dryswarm.models.spec.Subnets.Range;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has which subnet and which address; the allocator's memory.
 *
 * <p>Source: control-plane facts 10.4-10.9; moby/moby daemon/libnetwork/cnmallocator/networkallocator.go.
 */
final class AddressBook {
  /** Not an address. */
  static final int NONE = 0;

  private static final int FIRST_VNI = 4096;
  private static final int LAST_VNI = (1 << 24) - 1;

  private SubnetPool subnets = new SubnetPool(AddressPools.DEFAULT);
  private final SerialIds vnis = new SerialIds(FIRST_VNI, LAST_VNI);
  private final TreeMap<Integer, Subnet> byNetwork = new TreeMap<>();

  /** Gives subnets from these pools; before anything is taken. */
  void usePools(AddressPools pools) {
    subnets = new SubnetPool(pools);
  }

  boolean knows(int network) {
    return byNetwork.containsKey(network);
  }

  /**
   * Gives the network the range that its user chose, or the lowest free subnet, and the next VXLAN id; {@code null} if there is none, or
   * the range overlaps another network's.
   */
  @Nullable
  NetworkObject allocate(NetworkObject network) {
    Range range = takeRange(network.spec());
    if (range == null) {
      return null;
    }
    int vni = vnis.take();
    if (vni == SerialIds.NONE) {
      subnets.free(range);
      return null;
    }
    byNetwork.put(network.id(), Subnet.fresh(range, gateway(network.spec()), vni));
    return network.withSubnet(range.base(), range.prefixLength(), vni);
  }

  private @Nullable Range takeRange(NetworkSpec spec) {
    if (spec.subnet().isEmpty()) {
      return subnets.take();
    }
    Range range = Subnets.range(spec.subnet()).orElse(null);
    return range != null && subnets.take(range) ? range : null;
  }

  /** The user's gateway; {@link #NONE} = the first address. */
  private static int gateway(NetworkSpec spec) {
    return Subnets.address(spec.gateway()).orElse(NONE);
  }

  /** Takes over what the store says of an allocated network. */
  void restore(NetworkObject network) {
    Range range = new Range(network.subnet(), network.prefixLength());
    subnets.take(range);
    vnis.take(network.vni());
    byNetwork.put(network.id(), Subnet.restored(range, gateway(network.spec()), network.vni()));
  }

  /** Whether the network had a subnet. */
  boolean forget(int network) {
    Subnet subnet = byNetwork.remove(network);
    if (subnet == null) {
      return false;
    }
    subnets.free(subnet.range());
    vnis.free(subnet.vni());
    return true;
  }

  /** An address on the network; {@code null} if the network has no subnet, or it is exhausted. */
  @Nullable
  Attachment take(int network) {
    Subnet subnet = byNetwork.get(network);
    int address = subnet == null ? NONE : subnet.take();
    return address == NONE ? null : new Attachment(network, address);
  }

  /** One address on each network, or none at all ({@code null}). */
  @Nullable
  List<Attachment> takeOnEach(List<Integer> networks) {
    List<Attachment> taken = new ArrayList<>(networks.size());
    for (int network : networks) {
      Attachment attachment = take(network);
      if (attachment == null) {
        free(taken);
        return null;
      }
      taken.add(attachment);
    }
    return taken;
  }

  void restore(List<Attachment> attachments) {
    for (Attachment attachment : attachments) {
      Subnet subnet = byNetwork.get(attachment.network());
      if (subnet != null) {
        subnet.take(attachment.address());
      }
    }
  }

  void free(List<Attachment> attachments) {
    attachments.forEach(this::free);
  }

  void free(Attachment attachment) {
    Subnet subnet = byNetwork.get(attachment.network());
    if (subnet != null) {
      subnet.free(attachment.address());
    }
  }
}
