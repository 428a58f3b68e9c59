package io.dryswarm.models.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.SlotEvent;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The collapsed cost of a packet against the path device by device, one event each. */
class HopByHopPathTest {
  private static final long WIRE_NS = OverlayCluster.WIRE_NS;

  @ParameterizedTest
  @EnumSource(PathKind.class)
  void collapsedCostIsTheSumOfTheDevices(PathKind kind) {
    OverlayCluster cluster = new OverlayCluster(2, 1);
    assertEquals(
        walk(cluster, Device.between(kind, false)),
        cluster.overlay.oneWayNs(0, 0, kind, 1000),
        "local");
    assertEquals(
        walk(cluster, Device.between(kind, true)),
        cluster.overlay.oneWayNs(0, 1, kind, 1000),
        "remote");
  }

  private static long walk(OverlayCluster cluster, List<Device> path) {
    long startNs = cluster.sim.nowNs();
    long[] arrivedNs = new long[1];
    SlotEvent[] hop = new SlotEvent[1];
    hop[0] = cluster.sim.define("test.hop", (device, arg) -> {
      if (device == path.size()) {
        arrivedNs[0] = cluster.sim.nowNs();
      } else {
        Device passed = path.get(device);
        cluster.sim.after(passed == Device.WIRE ? WIRE_NS : passed.ns(), hop[0], device + 1, arg);
      }
    });
    cluster.sim.at(startNs, hop[0], 0, 0);
    cluster.run(0.001);
    return arrivedNs[0] - startNs;
  }
}
