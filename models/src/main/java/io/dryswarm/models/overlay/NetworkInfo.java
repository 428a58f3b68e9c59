package io.dryswarm.models.overlay;

import io.dryswarm.models.spec.NetworkSpec;

/**
 * What a node must know of a network to take part in it.
 *
 * @param id       of the store
 * @param name     full name
 * @param internal leads nowhere outside: its containers get no leg on docker_gwbridge for it
 * @param mtu      of everything in its namespace and its containers' interfaces, bytes; F1.24-F1.26
 * @param vni      VXLAN id; F1.29
 */
public record NetworkInfo(int id, String name, boolean internal, int mtu, int vni) {
  /** An underlay of 1500 less the VXLAN header. F1.24. */
  public static final int MTU = 1450;

  /** The same less what ESP adds, down to a multiple of 4. F1.26. */
  public static final int ENCRYPTED_MTU = 1424;

  private static final int FIRST_VNI = 4096;

  /** The routing mesh's own. F1.29, F1.31. */
  static NetworkInfo ingress(int id) {
    return new NetworkInfo(id, NetworkSpec.INGRESS_NAME, false, MTU, FIRST_VNI);
  }

  /** Of which nothing is known but its id: names are not found by {@code name.network}. */
  static NetworkInfo nameless(int id) {
    return new NetworkInfo(id, "", false, MTU, 0);
  }
}
