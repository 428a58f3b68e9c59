package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.engine.FailedNodeEntries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What survives a failed node: the three behaviours of data-plane facts F3.22, and flaps of a link, facts 10a. */
class FailedNodeEntriesTest {
  private static final List<Integer> OTHERS = List.of(0, 1, 3, 4, 5);
  private static final String ENTRY = "{7=Text[number=1]}";

  /** Six nodes; the cable of node 2, which owns the entry, is pulled for a while. */
  private static GossipCluster afterFlap(FailedNodeEntries policy, int seed, long lengthNs) {
    GossipCluster cluster = new GossipCluster(6, seed, policy);
    cluster.write(2, 7, 1);
    cluster.sim.runUntil(10 * Time.SECOND);
    cluster.fabric.setLink(2, false);
    cluster.sim.runUntil(10 * Time.SECOND + lengthNs);
    cluster.fabric.setLink(2, true);
    return cluster;
  }

  private static long knowing(GossipCluster cluster) {
    return OTHERS.stream().filter(node -> cluster.knownTo(node).equals(ENTRY)).count();
  }

  private static boolean failed(GossipCluster cluster) {
    return !cluster.timesOf("failed 2 with 1").isEmpty();
  }

  /** A node is suspected after 1 s at the soonest and for 4 s at least: who is back before hears of it in time. */
  @Test
  void shortFlapIsRefuted() {
    for (int seed = 0; seed < 40; seed++) {
      GossipCluster cluster = afterFlap(FailedNodeEntries.DELETED, seed, 2 * Time.SECOND);
      cluster.sim.runUntil(60 * Time.SECOND);
      assertFalse(failed(cluster), "seed " + seed);
      assertEquals(5, knowing(cluster), "seed " + seed);
    }
  }

  /** Up to 28: its places in networks are forgotten, so that its entries are refused until full exchanges of members and tables. */
  @Test
  void deletedEntriesOfALongerFlapReturnAfterAnExchangeOfMembersAndABulkSync() {
    double slowestS = 0;
    for (int seed = 0; seed < 10; seed++) {
      GossipCluster cluster = afterFlap(FailedNodeEntries.DELETED, seed, 8 * Time.SECOND);
      assertTrue(failed(cluster), "seed " + seed);
      assertEquals(0, knowing(cluster), "seed " + seed);
      long healedNs = cluster.sim.nowNs();
      cluster.sim.runUntil(healedNs + 4 * Time.MINUTE);
      assertEquals(5, knowing(cluster), "seed " + seed);
      slowestS = Math.max(slowestS, (lastCreated(cluster) - healedNs) / 1e9);
    }
    assertTrue(slowestS > 30, "a periodic sync at least, was " + slowestS);
  }

  private static long lastCreated(GossipCluster cluster) {
    List<Long> times = cluster.timesOf("created 7");
    return times.get(times.size() - 1);
  }

  /** 29.0 to 29.6: names stay unknown until somebody writes them anew. */
  @Test
  void lostEntriesStayAwayUntilTheirOwnerWritesThemAnew() {
    GossipCluster cluster = afterFlap(FailedNodeEntries.LOST, 1, 8 * Time.SECOND);
    assertTrue(failed(cluster));
    cluster.sim.runUntil(30 * Time.MINUTE);
    assertEquals(0, knowing(cluster));
    cluster.write(2, 7, 1);
    cluster.sim.runUntil(32 * Time.MINUTE);
    assertEquals(5, knowing(cluster));
  }

  /** Later: hidden, and there again within moments of the return. */
  @Test
  void hiddenEntriesAreShownAgainAtOnce() {
    for (int seed = 0; seed < 10; seed++) {
      GossipCluster cluster = afterFlap(FailedNodeEntries.HIDDEN, seed, 8 * Time.SECOND);
      assertTrue(failed(cluster), "seed " + seed);
      assertEquals(0, knowing(cluster), "seed " + seed);
      cluster.sim.runUntil(cluster.sim.nowNs() + 5 * Time.SECOND);
      assertEquals(5, knowing(cluster), "seed " + seed);
    }
  }

  /** The owner's tombstones live so long, too: what was deleted meanwhile must not come back. */
  @Test
  void hiddenEntriesAreForgottenAfterTheLifeOfATombstone() {
    GossipCluster cluster = new GossipCluster(6, 1, FailedNodeEntries.HIDDEN);
    cluster.write(2, 7, 1);
    cluster.sim.runUntil(10 * Time.SECOND);
    cluster.fabric.setLink(2, false);
    cluster.sim.runUntil(20 * Time.SECOND);
    cluster.delete(2, 7);
    cluster.sim.runUntil(45 * Time.MINUTE);
    cluster.fabric.setLink(2, true);
    cluster.sim.runUntil(50 * Time.MINUTE);
    assertEquals(1, cluster.timesOf("created 7").stream().filter(t -> t > 0).count() / 5);
    assertEquals(0, knowing(cluster));
  }

  @Test
  void newLifeOfAFailedNodeDoesNotBringBackTheEntriesOfTheOldOne() {
    GossipCluster cluster = new GossipCluster(6, 2, FailedNodeEntries.HIDDEN);
    cluster.write(2, 7, 1);
    cluster.sim.runUntil(10 * Time.SECOND);
    cluster.crash(2);
    cluster.sim.runUntil(30 * Time.SECOND);
    cluster.nodes.boot(2);
    cluster.gossip.joinNetwork(2, GossipCluster.INGRESS);
    cluster.sim.runUntil(3 * Time.MINUTE);
    assertEquals(0, knowing(cluster));
    assertTrue(cluster.gossip.seesAlive(0, 2));
  }
}
