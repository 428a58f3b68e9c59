package io.dryswarm.models.overlay;

import static io.dryswarm.models.overlay.OverlayCluster.BACKEND;
import static io.dryswarm.models.overlay.OverlayCluster.INGRESS;
import static io.dryswarm.models.overlay.OverlayCluster.REDIS;
import static io.dryswarm.models.overlay.OverlayCluster.REDIS_VIP;
import static io.dryswarm.models.overlay.OverlayCluster.loadBalancer;
import static io.dryswarm.models.overlay.OverlayCluster.redis;
import static io.dryswarm.models.overlay.OverlayCluster.web;
import static io.dryswarm.models.overlay.OverlayHost.NO_ADDRESS;
import static io.dryswarm.models.overlay.OverlayHost.NO_NODE;
import static io.dryswarm.models.overlay.OverlayHost.NO_SERVICE;
import static io.dryswarm.models.overlay.OverlayHost.NO_TASK;
import static io.dryswarm.models.overlay.OverlayHost.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayHostTest {
  @Test
  void serviceWithoutTaskDoesNotResolveAnywhere() {
    OverlayCluster c = new OverlayCluster(3, 1).withBackend();
    assertEquals(NO_ADDRESS, c.overlay.resolve(0, BACKEND, "redis"));
    assertEquals(NO_SERVICE, c.selectRedis(0));
  }

  @Test
  void taskIsSeenAtOnceAtHomeAndByGossipElsewhere() {
    OverlayCluster c = new OverlayCluster(3, 2).withBackend();
    c.start(2, redis(7));
    assertEquals(REDIS_VIP, c.overlay.resolve(2, BACKEND, "redis"));
    assertEquals(7, c.selectRedis(2));
    assertEquals(NO_ADDRESS, c.overlay.resolve(0, BACKEND, "redis"));
    assertEquals(NO_SERVICE, c.selectRedis(0));
    assertFalse(c.overlay.knowsPeer(0, BACKEND, redis(7).address()));

    c.run(1);
    assertEquals(REDIS_VIP, c.overlay.resolve(0, BACKEND, "redis"));
    assertEquals(redis(7).address(), c.overlay.resolve(0, BACKEND, "tasks.redis"));
    assertEquals(7, c.selectRedis(0));
    assertEquals(2, c.overlay.nodeOf(0, BACKEND, redis(7).address()));
    assertEquals(redis(7).address(), c.overlay.addressOf(0, BACKEND, 7));
    assertEquals(7, c.overlay.taskAt(0, BACKEND, redis(7).address()));
  }

  /** The swarm has been up for long; a node that starts later tells its address by gossip. */
  @Test
  void firstAddressesOnTheIngressNetworkAreNoNews() {
    OverlayCluster c = new OverlayCluster(3, 14);
    int address = c.overlay.loadBalancerAddress(1, INGRESS);
    assertEquals(1, c.overlay.nodeOf(0, INGRESS, address));
    c.nodes.crash(1);
    c.run(10);
    assertFalse(c.overlay.knowsPeer(0, INGRESS, address));
    c.nodes.boot(1);
    assertFalse(c.overlay.knowsPeer(0, INGRESS, address));
    c.run(1);
    assertTrue(c.overlay.knowsPeer(0, INGRESS, address));
  }

  @Test
  void pluggedTaskCanBeForwardedToBeforeItIsBalancedTo() {
    OverlayCluster c = new OverlayCluster(3, 3).withBackend();
    c.overlay.plug(1, redis(7));
    c.run(1);
    assertTrue(c.overlay.knowsPeer(0, BACKEND, redis(7).address()));
    assertEquals(NO_SERVICE, c.selectRedis(0));
  }

  @Test
  void nodeOutsideTheNetworkKnowsNothingOfItAndLearnsAllWhenItJoins() {
    OverlayCluster c = new OverlayCluster(4, 4);
    c.joinBackend(0);
    c.start(0, redis(7));
    c.run(2);
    assertEquals(NO_ADDRESS, c.overlay.resolve(3, BACKEND, "redis"));
    assertEquals(NO_ADDRESS, c.overlay.loadBalancerAddress(3, BACKEND));
    assertEquals(NO_NODE, c.overlay.nodeOf(3, BACKEND, redis(7).address()));
    assertThrows(IllegalStateException.class, () -> c.overlay.plug(3, redis(8)));

    c.joinBackend(3);
    c.run(0.01);
    assertEquals(7, c.selectRedis(3));
    assertEquals(0, c.overlay.nodeOf(3, BACKEND, redis(7).address()));
    assertFalse(c.overlay.knowsPeer(0, BACKEND, loadBalancer(3)), "way back not known yet");
    c.run(2);
    assertTrue(c.overlay.knowsPeer(0, BACKEND, loadBalancer(3)));
  }

  @Test
  void gracefulStopDrainsFirstAndRemovesLater() {
    OverlayCluster c = new OverlayCluster(3, 5).withBackend();
    c.start(1, redis(7));
    c.run(2);
    c.log.clear();

    c.overlay.deactivate(1, redis(7));
    assertEquals(List.of("node 1 0 task 7"), c.log);
    assertEquals(REFUSED, c.selectRedis(1));
    assertEquals(7, c.selectRedis(0));
    c.run(2);
    for (int node = 0; node < 3; node++) {
      assertEquals(REFUSED, c.selectRedis(node));
      assertEquals(REDIS_VIP, c.overlay.resolve(node, BACKEND, "redis"));
      assertEquals(NO_ADDRESS, c.overlay.resolve(node, BACKEND, "tasks.redis"));
      assertTrue(c.overlay.hasBackend(node, BACKEND, REDIS, 7));
    }

    c.overlay.release(1, redis(7));
    c.run(2);
    for (int node = 0; node < 3; node++) {
      assertEquals(NO_SERVICE, c.selectRedis(node));
      assertEquals(NO_ADDRESS, c.overlay.resolve(node, BACKEND, "redis"));
      assertFalse(c.overlay.hasBackend(node, BACKEND, REDIS, 7));
      assertFalse(c.overlay.knowsPeer(node, BACKEND, redis(7).address()));
      assertEquals(NO_TASK, c.overlay.taskAt(node, BACKEND, redis(7).address()));
    }
    assertEquals(6, c.log.size(), c.log.toString());
  }

  @Test
  void deathWithoutNoticeRemovesAtOnceAtHome() {
    OverlayCluster c = new OverlayCluster(3, 6).withBackend();
    c.start(1, redis(7));
    c.start(2, redis(8));
    c.run(2);
    c.overlay.release(1, redis(7));
    assertEquals(8, c.selectRedis(1));
    assertEquals(8, c.selectRedis(1));
    c.run(2);
    assertEquals(8, c.selectRedis(0));
    assertEquals(8, c.selectRedis(0));
  }

  @Test
  void repeatedCallsOfAnAgentChangeNothing() {
    OverlayCluster c = new OverlayCluster(3, 7).withBackend();
    c.start(1, redis(7));
    c.run(1);
    c.overlay.release(1, redis(7));
    c.overlay.release(1, redis(7));
    c.overlay.deactivate(1, redis(7));
    c.overlay.leaveNetwork(2, BACKEND);
    c.overlay.leaveNetwork(2, BACKEND);
    c.overlay.release(2, redis(9));
    c.run(2);
    assertEquals(NO_SERVICE, c.selectRedis(0));
    assertEquals(NO_SERVICE, c.selectRedis(1));
  }

  @Test
  void publishedPortOpensWithTheFirstBackEndOnEveryNodeAndClosesWithTheLast() {
    OverlayCluster c = new OverlayCluster(4, 8);
    assertEquals(REFUSED, c.selectWeb(0));
    c.start(3, web(7));
    assertEquals(7, c.selectWeb(3));
    assertEquals(REFUSED, c.selectWeb(0));
    c.run(2);
    c.start(2, web(8));
    c.run(2);
    for (int node = 0; node < 4; node++) {
      assertEquals(8, c.selectWeb(node), "newest first");
      assertEquals(7, c.selectWeb(node));
      assertEquals(NO_ADDRESS, c.overlay.resolve(node, INGRESS, "s_web"));
    }
    c.overlay.release(3, web(7));
    c.overlay.deactivate(2, web(8));
    c.run(2);
    assertEquals(REFUSED, c.selectWeb(0));
    c.overlay.release(2, web(8));
    c.run(2);
    for (int node = 0; node < 4; node++) {
      assertEquals(REFUSED, c.selectWeb(node));
    }
  }

  @Test
  void addressReusedWhileItsDrainedDestinationStandsStaysDrained() {
    OverlayCluster c = new OverlayCluster(2, 9).withBackend();
    c.start(0, redis(7, 777));
    c.overlay.deactivate(0, redis(7, 777));
    c.start(0, redis(8, 777));
    assertEquals(REFUSED, c.selectRedis(0));
    c.overlay.release(0, redis(7, 777));
    assertEquals(REFUSED, c.selectRedis(0));
    assertTrue(c.overlay.knowsPeer(0, BACKEND, 777));
    assertEquals(777, c.overlay.resolve(0, BACKEND, "tasks.redis"));
    c.overlay.release(0, redis(8, 777));
    assertEquals(NO_SERVICE, c.selectRedis(0));
    assertFalse(c.overlay.knowsPeer(0, BACKEND, 777));
  }

  @Test
  void addressTakenOverBeforeTheOldTaskGoesLeadsToTheNewTask() {
    OverlayCluster c = new OverlayCluster(2, 10).withBackend();
    c.start(0, redis(7, 777));
    c.start(0, redis(8, 777));
    c.overlay.release(0, redis(7, 777));
    assertEquals(8, c.selectRedis(0));
    assertEquals(8, c.overlay.taskAt(0, BACKEND, 777));
    assertEquals(0, c.overlay.nodeOf(0, BACKEND, 777));
  }

  @Test
  void dnsrrAnswersWithEveryTaskInTurnOfChance() {
    OverlayCluster c = new OverlayCluster(2, 11).withBackend();
    for (int task = 1; task <= 2; task++) {
      c.start(
          0,
          new Endpoint(
              task, 70, "s_rr", "s_rr." + task, BACKEND, task, 0, List.of("rr"), List.of()));
    }
    c.run(1);
    int first = 0;
    for (int query = 0; query < 1000; query++) {
      first += c.overlay.resolve(1, BACKEND, "rr") == 1 ? 1 : 0;
    }
    assertEquals(500, first, 60);
    assertEquals(2, c.overlay.taskAt(1, BACKEND, 2));
  }

  @Test
  void ingressAddressesAreKnownFromTheStart() {
    OverlayCluster c = new OverlayCluster(3, 12);
    for (int node = 0; node < 3; node++) {
      for (int other = 0; other < 3; other++) {
        int address = c.overlay.loadBalancerAddress(other, INGRESS);
        assertEquals(other, c.overlay.nodeOf(node, INGRESS, address));
      }
    }
  }

  @Test
  void equalSeedsGiveEqualRuns() {
    assertEquals(digestOfEventfulRun(1), digestOfEventfulRun(1));
    assertNotEquals(digestOfEventfulRun(1), digestOfEventfulRun(2));
  }

  private static long digestOfEventfulRun(long seed) {
    OverlayCluster c = new OverlayCluster(5, seed).withBackend();
    c.start(1, redis(7));
    c.start(2, web(8));
    c.run(5);
    c.nodes.crash(1);
    c.run(20);
    c.nodes.boot(1);
    c.joinBackend(1);
    c.run(10);
    return c.sim.digest();
  }
}
