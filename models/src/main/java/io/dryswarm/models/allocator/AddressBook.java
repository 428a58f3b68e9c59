package io.dryswarm.models.allocator;

import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject.Attachment;
import java.util.ArrayList;
import java.util.BitSet;
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

  /** Length of the prefix of every subnet, bits. */
  static final int PREFIX_LENGTH = 24;

  private static final int POOL = 10 << 24;
  private static final int POOL_PREFIX_LENGTH = 8;
  private static final int POOL_SUBNETS = 1 << (PREFIX_LENGTH - POOL_PREFIX_LENGTH);
  private static final int SUBNET_SIZE = 1 << (32 - PREFIX_LENGTH);
  private static final int FIRST_VNI = 4096;
  private static final int LAST_VNI = (1 << 24) - 1;

  private final BitSet takenSubnets = new BitSet();
  private final SerialIds vnis = new SerialIds(FIRST_VNI, LAST_VNI);
  private final TreeMap<Integer, Subnet> byNetwork = new TreeMap<>();

  boolean knows(int network) {
    return byNetwork.containsKey(network);
  }

  /** Gives the network the lowest free subnet and the next VXLAN id; {@code null} if either has run out. */
  @Nullable
  NetworkObject allocate(NetworkObject network) {
    int index = takenSubnets.nextClearBit(0);
    int vni = index < POOL_SUBNETS ? vnis.take() : SerialIds.NONE;
    if (vni == SerialIds.NONE) {
      return null;
    }
    takenSubnets.set(index);
    int base = POOL + index * SUBNET_SIZE;
    byNetwork.put(network.id(), Subnet.fresh(base, PREFIX_LENGTH, vni));
    return network.withSubnet(base, PREFIX_LENGTH, vni);
  }

  /** Takes over what the store says of an allocated network. */
  void restore(NetworkObject network) {
    takenSubnets.set((network.subnet() - POOL) / SUBNET_SIZE);
    vnis.take(network.vni());
    byNetwork.put(
        network.id(), Subnet.restored(network.subnet(), network.prefixLength(), network.vni()));
  }

  /** Whether the network had a subnet. */
  boolean forget(int network) {
    Subnet subnet = byNetwork.remove(network);
    if (subnet == null) {
      return false;
    }
    takenSubnets.clear((subnet.base() - POOL) / SUBNET_SIZE);
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
