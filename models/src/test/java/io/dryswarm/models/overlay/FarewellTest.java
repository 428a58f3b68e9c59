package io.dryswarm.models.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FarewellTest {
  /** Nobody has to find out: what was on the node leaves the others' tables within a second, and the engine may end. */
  @Test
  void engineThatSaysGoodByeIsGoneFromTheOthersAtOnce() {
    OverlayCluster cluster = new OverlayCluster(5, 1);
    cluster.sim.runUntil(5 * Time.SECOND);
    List<Long> goneNs = new ArrayList<>();
    cluster.overlay.leave(3, () -> {
      goneNs.add(cluster.sim.nowNs());
      cluster.nodes.stopEngine(3);
    });
    cluster.sim.runUntil(7 * Time.SECOND);

    assertEquals(1, goneNs.size());
    assertFalse(cluster.nodes.isUp(3));
    for (int node : List.of(0, 1, 2, 4)) {
      assertFalse(cluster.overlay.seesAlive(node, 3), "node " + node);
      assertTrue(cluster.overlay.seesAlive(node, (node + 1) % 3), "node " + node);
    }
  }

  @Test
  void engineThatDiesMeanwhileDoesNotEndTwice() {
    OverlayCluster cluster = new OverlayCluster(5, 1);
    cluster.sim.runUntil(5 * Time.SECOND);
    List<Long> goneNs = new ArrayList<>();
    cluster.overlay.leave(3, () -> goneNs.add(cluster.sim.nowNs()));
    cluster.nodes.crash(3);
    cluster.nodes.boot(3);
    cluster.sim.runUntil(60 * Time.SECOND);
    assertTrue(goneNs.isEmpty());
    assertTrue(cluster.nodes.isUp(3));
    assertTrue(cluster.overlay.seesAlive(0, 3));
  }
}
