package io.dryswarm.models.overlay;

import java.util.List;

/**
 * A network interface in a namespace.
 *
 * @param mtu     bytes
 * @param vxlanId VXLAN network id; 0 = it is no VXLAN device
 * @param port    UDP port of a VXLAN device, else 0
 * @param flags   what a VXLAN device does; F1.3
 */
public record Link(String name, int mtu, int vxlanId, int port, List<String> flags) {
  /** A plain one. */
  Link(String name, int mtu) {
    this(name, mtu, 0, 0, List.of());
  }
}
