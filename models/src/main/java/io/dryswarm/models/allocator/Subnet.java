package io.dryswarm.models.allocator;

import io.dryswarm.models.spec.Subnets.Range;

/**
 * The addresses of one network: the first and the last of the subnet are never given, the second is the gateway's unless the user chose
 * another.
 *
 * <p>Source: control-plane facts 10.6, 10.7.
 */
final class Subnet {
  private static final int ADDRESS_BITS = 32;

  private final Range range;
  private final int vni;
  private final SerialIds hosts;

  private Subnet(Range range, int vni) {
    this.range = range;
    this.vni = vni;
    this.hosts = new SerialIds(1, (1 << (ADDRESS_BITS - range.prefixLength())) - 2);
  }

  /** A fresh subnet: without a gateway of the user's choice, the first address is the gateway's and {@code .2} is given next. */
  static Subnet fresh(Range range, int gateway, int vni) {
    Subnet subnet = new Subnet(range, vni);
    if (gateway == AddressBook.NONE) {
      subnet.hosts.take();
    } else {
      subnet.take(gateway);
    }
    return subnet;
  }

  /** A subnet that the store knows already; addresses in use must be taken one by one. */
  static Subnet restored(Range range, int gateway, int vni) {
    Subnet subnet = new Subnet(range, vni);
    subnet.take(gateway == AddressBook.NONE ? range.base() + 1 : gateway);
    return subnet;
  }

  Range range() {
    return range;
  }

  int vni() {
    return vni;
  }

  /** The next free address; {@link AddressBook#NONE} if the subnet is exhausted. */
  int take() {
    int host = hosts.take();
    return host == SerialIds.NONE ? AddressBook.NONE : range.base() + host;
  }

  /** Whether the address was free. */
  boolean take(int address) {
    return hosts.take(address - range.base());
  }

  void free(int address) {
    hosts.free(address - range.base());
  }
}
