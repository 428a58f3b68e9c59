package io.dryswarm.models.overlay;

import java.util.ArrayList;
import java.util.List;

/**
 * What a packet between two containers passes, device by device (data-plane facts 1c, 5.5, 6.6). The shares of the devices are ours, chosen so
 * that the measured increments of F8.2 come out.
 */
public enum Device {
  STACK(2_500),
  VETH(1_000),
  BRIDGE(1_000),
  VXLAN(2_000),
  /** Of a load-balancer sandbox: here IPVS has its say. */
  NAT(1_000),
  HOST_DNAT(2_000),
  /** Between two nodes; how long it takes is said elsewhere. */
  WIRE(0);

  private final long ns;

  Device(long ns) {
    this.ns = ns;
  }

  /** What a packet spends in it, nanoseconds. */
  public long ns() {
    return ns;
  }

  /** From the client's side to the task's own stack. */
  public static List<Device> between(PathKind kind, boolean remote) {
    List<Device> path = new ArrayList<>(toBalancer(kind));
    path.addAll(fromBalancer(remote));
    return path;
  }

  /** Up to and with the load balancer, where the kind has one. */
  public static List<Device> toBalancer(PathKind kind) {
    List<Device> path = new ArrayList<>();
    path.add(STACK);
    if (kind == PathKind.INGRESS) {
      path.addAll(List.of(HOST_DNAT, VETH, BRIDGE, VETH));
    }
    path.add(VETH);
    path.add(BRIDGE);
    if (kind != PathKind.DIRECT) {
      path.addAll(List.of(VETH, NAT, VETH));
    }
    return path;
  }

  /** From the network that the load balancer sends into, to the task. */
  public static List<Device> fromBalancer(boolean remote) {
    return remote ? List.of(VXLAN, WIRE, VXLAN, BRIDGE, VETH, STACK) : List.of(VETH, STACK);
  }
}
