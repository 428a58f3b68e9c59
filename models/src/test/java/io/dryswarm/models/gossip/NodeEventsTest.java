package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes that leave in good order, and nodes that lost sight of their join list. Data-plane facts F3.33, F3.37. */
class NodeEventsTest {
  private static final int INGRESS = GossipCluster.INGRESS;

  @Test
  void whoLeavesInGoodOrderIsForgottenAtOnceAndNotHeldForFailed() {
    GossipCluster cluster = new GossipCluster(5, 1);
    cluster.write(3, 7, 1);
    cluster.sim.runUntil(10 * Time.SECOND);
    List<Long> goneNs = new ArrayList<>();
    cluster.gossip.leave(3, () -> goneNs.add(cluster.sim.nowNs()));
    cluster.sim.runUntil(12 * Time.SECOND);

    assertEquals(1, goneNs.size());
    assertEquals(
        10.6, goneNs.get(0) / 1e9, 0.5, "both good-byes are sent as often as their budget says");
    for (int node : List.of(0, 1, 2, 4)) {
      assertEquals("{}", cluster.knownTo(node), "node " + node);
      assertFalse(cluster.gossip.seesAlive(node, 3), "node " + node);
    }
    cluster.sim.runUntil(60 * Time.SECOND);
    assertTrue(cluster.learned.stream().noneMatch(l -> l.what().startsWith("failed")));
  }

  @Test
  void whoLeavesAloneDoesNotWait() {
    GossipCluster cluster = new GossipCluster(2, 2);
    cluster.sim.runUntil(10 * Time.SECOND);
    cluster.crash(1);
    cluster.sim.runUntil(30 * Time.SECOND);
    List<Long> goneNs = new ArrayList<>();
    cluster.gossip.leave(0, () -> goneNs.add(cluster.sim.nowNs()));
    assertEquals(List.of(30 * Time.SECOND), goneNs);
  }

  @Test
  void farewellThatNobodyHearsEndsAfterItsTime() {
    GossipCluster cluster = new GossipCluster(3, 3);
    cluster.sim.runUntil(10 * Time.SECOND);
    cluster.gossip.setFirewall(2, true, true);
    List<Long> goneNs = new ArrayList<>();
    cluster.gossip.leave(2, () -> goneNs.add(cluster.sim.nowNs()));
    cluster.sim.runUntil(17 * Time.SECOND);
    assertEquals(1, goneNs.size());
    assertTrue(goneNs.get(0) <= 16 * Time.SECOND, "5 s and 1 s at the longest");
  }

  /** Nodes 0 to 2 are the join list. Who boots while none of them runs looks for them every minute, for ten seconds. */
  @Test
  void nodeThatBootsWithoutASeedGetsInWithinAMinuteOfTheirReturn() {
    GossipCluster cluster = new GossipCluster(4, 4);
    cluster.sim.runUntil(10 * Time.SECOND);
    for (int node = 0; node < 4; node++) {
      cluster.crash(node);
    }
    cluster.nodes.boot(3);
    cluster.gossip.joinNetwork(3, INGRESS);
    cluster.sim.runUntil(130 * Time.SECOND);
    cluster.nodes.boot(0);
    cluster.gossip.joinNetwork(0, INGRESS);
    cluster.write(0, 7, 1);
    cluster.sim.runUntil(131 * Time.SECOND);
    assertEquals("{}", cluster.knownTo(3), "nobody told it yet");

    cluster.sim.runUntil(240 * Time.SECOND);
    assertTrue(cluster.gossip.seesAlive(3, 0));
    assertEquals("{7=Text[number=1]}", cluster.knownTo(3));
  }

  @Test
  void staleAndStrangeNodeEventsAreIgnored() {
    RecordingEffects effects = new RecordingEffects();
    EntryNumbers numbers = new EntryNumbers();
    NetworkDbMachine db =
        new NetworkDbMachine(NetworkDbSpec.engineDefaults(), 0, 0, 0, new FirstDice(), numbers);
    db.startConverged(
        numbers.places().everybody(3, 1),
        1,
        it.unimi.dsi.fastutil.ints.IntArrayList.of(1),
        0,
        effects);
    effects.drain();
    assertFalse(db.nodeEvent(new Rumour.NodeEvent(2, 1, 9, true), 0, effects), "another life");
    assertFalse(
        db.nodeEvent(new Rumour.NodeEvent(2, 0, 5, false), 0, effects), "comes, and is here");
    assertFalse(db.nodeEvent(new Rumour.NodeEvent(2, 0, 5, true), 0, effects), "not newer");
    assertTrue(db.nodeEvent(new Rumour.NodeEvent(2, 0, 6, true), 0, effects));
    assertEquals("LEFT 2\n", effects.drain());
    db.memberFailed(2, 0, effects);
    assertEquals("", effects.drain(), "who has left does not fail");
  }
}
