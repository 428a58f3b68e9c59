package io.dryswarm.models.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Which interfaces namespaces have. Data-plane facts F1.1, F1.3, F1.5, F1.8, F1.24, F1.28. */
final class Links {
  private static final Link LOOPBACK = new Link("lo", 65_536);
  private static final int BRIDGE_MTU = 1500;
  private static final int VXLAN_PORT = 4789;
  private static final List<String> VXLAN_FLAGS = List.of("proxy", "l2miss", "l3miss");

  private Links() {}

  /**
   * Of a container: one for each network, and one on docker_gwbridge as soon as a network leads outside.
   *
   * @param networks in the order in which they were plugged
   */
  static List<Link> ofContainer(List<NetworkInfo> networks) {
    List<Link> links = new ArrayList<>();
    links.add(LOOPBACK);
    int gateway = gatewayIndex(networks);
    for (int i = 0; i < networks.size(); i++) {
      links.add(new Link(interfaceOf(networks, i), networks.get(i).mtu()));
      if (i + 1 == gateway) {
        links.add(new Link(name(gateway), BRIDGE_MTU));
      }
    }
    return List.copyOf(links);
  }

  /** What leads where from a container. */
  static Routes routes(List<NetworkInfo> networks) {
    TreeMap<Integer, String> interfaces = new TreeMap<>();
    for (int i = 0; i < networks.size(); i++) {
      interfaces.put(networks.get(i).id(), interfaceOf(networks, i));
    }
    int gateway = gatewayIndex(networks);
    return new Routes(gateway == 0 ? "" : name(gateway), interfaces);
  }

  private static String interfaceOf(List<NetworkInfo> networks, int index) {
    int gateway = gatewayIndex(networks);
    return name(gateway == 0 || index < gateway ? index : index + 1);
  }

  /** The bridge is joined right after the first network that leads outside; 0 = never. */
  private static int gatewayIndex(List<NetworkInfo> networks) {
    for (int i = 0; i < networks.size(); i++) {
      if (!networks.get(i).internal()) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String name(int index) {
    return "eth" + index;
  }

  /** Of the namespace that a network has on a node, without the ends of the containers' pairs. */
  static List<Link> ofNetwork(NetworkInfo network) {
    return List.of(
        LOOPBACK,
        new Link("br0", network.mtu()),
        new Link("vxlan0", network.mtu(), network.vni(), VXLAN_PORT, VXLAN_FLAGS));
  }
}
