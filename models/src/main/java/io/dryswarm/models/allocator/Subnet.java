package io.dryswarm.models.allocator;

/**
 * The addresses of one network: the first and the last of the subnet are never given, the second is the gateway's.
 *
 * <p>Source: control-plane facts 10.6, 10.7.
 */
final class Subnet {
  private final int base;
  private final int vni;
  private final SerialIds hosts;

  private Subnet(int base, int prefixLength, int vni) {
    this.base = base;
    this.vni = vni;
    this.hosts = new SerialIds(1, (1 << (32 - prefixLength)) - 2);
  }

  /** A fresh subnet; the first address given after the gateway is {@code .2}. */
  static Subnet fresh(int base, int prefixLength, int vni) {
    Subnet subnet = new Subnet(base, prefixLength, vni);
    subnet.hosts.take();
    return subnet;
  }

  /** A subnet that the store knows already; addresses in use must be taken one by one. */
  static Subnet restored(int base, int prefixLength, int vni) {
    Subnet subnet = new Subnet(base, prefixLength, vni);
    subnet.hosts.take(1);
    return subnet;
  }

  int base() {
    return base;
  }

  int vni() {
    return vni;
  }

  /** The next free address; {@link AddressBook#NONE} if the subnet is exhausted. */
  int take() {
    int host = hosts.take();
    return host == SerialIds.NONE ? AddressBook.NONE : base + host;
  }

  /** Whether the address was free. */
  boolean take(int address) {
    return hosts.take(address - base);
  }

  void free(int address) {
    hosts.free(address - base);
  }
}
