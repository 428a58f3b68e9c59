package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A firewall on one node drops what comes to port 7946, and what it sends there. Data-plane facts F3.43, F3.44. */
class FirewallTest {
  @Test
  void withoutDatagramsTheTcpProbeSavesTheNodeButNewsComesByBulkSyncOnly() {
    GossipCluster cluster = new GossipCluster(6, 1);
    cluster.sim.runUntil(5 * Time.SECOND);
    cluster.gossip.setFirewall(2, true, false);
    cluster.sim.runUntil(30 * Time.SECOND);
    cluster.write(4, 7, 1);
    cluster.sim.runUntil(31 * Time.SECOND);
    for (int node : List.of(0, 1, 3, 5)) {
      assertEquals("{7=Text[number=1]}", cluster.knownTo(node), "node " + node);
    }
    assertEquals("{}", cluster.knownTo(2));

    cluster.sim.runUntil(95 * Time.SECOND);
    assertEquals("{7=Text[number=1]}", cluster.knownTo(2), "two periods of the bulk sync later");
    cluster.sim.runUntil(10 * Time.MINUTE);
    assertTrue(cluster.learned.stream().noneMatch(l -> l.what().startsWith("failed")));
  }

  @Test
  void withoutBothTheOthersDropTheNodeForTheLifeOfTheFault() {
    GossipCluster cluster = new GossipCluster(6, 2);
    cluster.write(2, 7, 1);
    cluster.sim.runUntil(5 * Time.SECOND);
    cluster.gossip.setFirewall(2, true, true);
    cluster.sim.runUntil(30 * Time.MINUTE);
    for (int node : List.of(0, 1, 3, 4, 5)) {
      assertEquals("{}", cluster.knownTo(node), "node " + node);
      assertFalse(cluster.gossip.seesAlive(node, 2), "node " + node);
    }
    assertTrue(cluster.nodes.isUp(2));

    cluster.gossip.setFirewall(2, false, false);
    cluster.sim.runUntil(30 * Time.MINUTE + 30 * Time.SECOND);
    for (int node : List.of(0, 1, 3, 4, 5)) {
      assertTrue(cluster.gossip.seesAlive(node, 2), "node " + node);
    }
  }
}
