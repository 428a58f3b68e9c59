package io.dryswarm.models.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.SlotEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The collapsed cost of a packet against the path device by device, one event each (data-plane facts 1c, 5.5, 6.6). The shares of
 * the devices are ours, chosen so that the measured increments of F8.2 come out.
 */
class HopByHopPathTest {
  private static final long STACK_NS = 2_500;
  private static final long VETH_NS = 1_000;
  private static final long BRIDGE_NS = 1_000;
  private static final long VXLAN_NS = 2_000;
  private static final long NAT_NS = 1_000;
  private static final long HOST_DNAT_NS = 2_000;
  private static final long WIRE_NS = OverlayCluster.WIRE_NS;

  @ParameterizedTest
  @EnumSource(PathKind.class)
  void collapsedCostIsTheSumOfTheDevices(PathKind kind) {
    OverlayCluster cluster = new OverlayCluster(2, 1);
    assertEquals(
        walk(cluster, devices(kind, false)), cluster.overlay.oneWayNs(0, 0, kind, 1000), "local");
    assertEquals(
        walk(cluster, devices(kind, true)), cluster.overlay.oneWayNs(0, 1, kind, 1000), "remote");
  }

  private static List<Long> devices(PathKind kind, boolean remote) {
    List<Long> path = new ArrayList<>();
    path.add(STACK_NS);
    if (kind == PathKind.INGRESS) {
      path.addAll(List.of(HOST_DNAT_NS, VETH_NS, BRIDGE_NS, VETH_NS));
    }
    path.add(VETH_NS);
    path.add(BRIDGE_NS);
    if (kind != PathKind.DIRECT) {
      path.addAll(List.of(VETH_NS, NAT_NS, VETH_NS));
    }
    if (remote) {
      path.addAll(List.of(VXLAN_NS, WIRE_NS, VXLAN_NS, BRIDGE_NS));
    }
    path.add(VETH_NS);
    path.add(STACK_NS);
    return path;
  }

  private static long walk(OverlayCluster cluster, List<Long> path) {
    long startNs = cluster.sim.nowNs();
    long[] arrivedNs = new long[1];
    SlotEvent[] hop = new SlotEvent[1];
    hop[0] = cluster.sim.define("test.hop", (device, arg) -> {
      if (device == path.size()) {
        arrivedNs[0] = cluster.sim.nowNs();
      } else {
        cluster.sim.after(path.get(device), hop[0], device + 1, arg);
      }
    });
    cluster.sim.at(startNs, hop[0], 0, 0);
    cluster.run(0.001);
    return arrivedNs[0] - startNs;
  }
}
