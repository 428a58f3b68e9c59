package io.dryswarm.models.overlay;

import static io.dryswarm.models.overlay.OverlayCluster.BACKEND;
import static io.dryswarm.models.overlay.OverlayCluster.INGRESS;
import static io.dryswarm.models.overlay.OverlayCluster.REDIS;
import static io.dryswarm.models.overlay.OverlayCluster.WEB;
import static io.dryswarm.models.overlay.OverlayCluster.redis;
import static io.dryswarm.models.overlay.OverlayCluster.web;
import static io.dryswarm.models.overlay.OverlayHost.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.ipvs.IpvsSpec;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.ipvs.Passage;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Load balancers of several nodes: policies per service, connections, and nodes that know less than others. Data-plane facts 5-7. */
class LoadBalancersTest {
  private static LoadBalancing policies(Map<String, String> byService) {
    return new LoadBalancing("rr", new TreeMap<>(byService), IpvsSpec.SWARM);
  }

  private static String picks(OverlayCluster c, int node, int count) {
    StringBuilder picks = new StringBuilder();
    for (int i = 0; i < count; i++) {
      picks.append(c.selectRedis(node)).append(' ');
    }
    return picks.toString();
  }

  @Test
  void everyServiceHasItsPolicyOnEveryNode() {
    OverlayCluster c =
        new OverlayCluster(3, 1, policies(Map.of("s_redis", "local-first"))).withBackend();
    c.start(1, redis(7));
    c.start(2, redis(8));
    c.start(1, web(10));
    c.start(2, web(11));
    c.run(2);
    assertEquals("7 7 7 ", picks(c, 1, 3));
    assertEquals("8 8 8 ", picks(c, 2, 3));
    assertEquals(2, picks(c, 0, 4).chars().filter(letter -> letter == '7').count());
    assertTrue(c.selectWeb(1) != c.selectWeb(1), "the other service keeps rr");
  }

  /** The order of the list is the order in which news came; pointers are apart. F5.9. */
  @Test
  void nodesStartAtTheirOwnNewest() {
    OverlayCluster c = new OverlayCluster(2, 1).withBackend();
    c.start(0, redis(7));
    c.start(1, redis(8));
    assertEquals("7 ", picks(c, 0, 1));
    assertEquals("8 ", picks(c, 1, 1));
    c.run(2);
    assertEquals("8 7 8 ", picks(c, 0, 3), "7 was last, 8 came to the head: after the wrap");
    assertEquals("7 8 7 ", picks(c, 1, 3));
  }

  @Test
  void connectionsSurviveDrainingAndEndWithTheBackEnd() {
    OverlayCluster c = new OverlayCluster(3, 5).withBackend();
    c.start(1, redis(7));
    c.run(2);
    assertEquals(7, c.selectRedis(0));
    long connection = c.overlay.connection();
    c.overlay.established(connection, false);
    c.overlay.deactivate(1, redis(7));
    c.run(2);
    assertEquals(REFUSED, c.selectRedis(0));
    assertEquals(Passage.FORWARDED, c.overlay.pass(connection));
    c.overlay.release(1, redis(7));
    c.run(2);
    assertEquals(Passage.DROPPED, c.overlay.pass(connection));
    assertEquals(Passage.UNKNOWN, c.overlay.pass(connection));
  }

  @Test
  void anIdleConnectionIsForgottenAfter900Seconds() {
    OverlayCluster c = new OverlayCluster(2, 5).withBackend();
    c.start(1, redis(7));
    c.run(2);
    c.selectRedis(0);
    long connection = c.overlay.connection();
    c.overlay.established(connection, false);
    c.run(899);
    assertEquals(Passage.FORWARDED, c.overlay.pass(connection));
    c.run(901);
    assertEquals(Passage.UNKNOWN, c.overlay.pass(connection));
  }

  @Test
  void anEngineThatStartsAndANetworkThatGoesTakeTheirConnectionsAlong() {
    OverlayCluster c = new OverlayCluster(3, 5).withBackend();
    c.start(1, redis(7));
    c.run(2);
    c.selectRedis(0);
    long ofNetwork = c.overlay.connection();
    c.overlay.leaveNetwork(0, BACKEND);
    assertEquals(Passage.UNKNOWN, c.overlay.pass(ofNetwork));

    c.selectRedis(2);
    long ofEngine = c.overlay.connection();
    c.nodes.stopEngine(2);
    assertEquals(Passage.FORWARDED, c.overlay.pass(ofEngine), "the kernel goes on");
    c.nodes.boot(2);
    assertEquals(Passage.UNKNOWN, c.overlay.pass(ofEngine));
  }

  /** F6.15: rules stay in the kernel, and the list is that of the moment when the engine died. */
  @Test
  void aNodeWithoutEngineForwardsWithAFrozenList() {
    OverlayCluster c = new OverlayCluster(3, 5);
    c.start(1, web(7));
    c.run(2);
    c.nodes.stopEngine(0);
    c.start(2, web(8));
    c.overlay.release(1, web(7));
    c.run(2);
    assertEquals(7, c.selectWeb(0));
    assertEquals(7, c.selectWeb(0));
    assertEquals(8, c.selectWeb(2));
  }

  @Test
  void aNodeThatMissesRemovalsKeepsWhatIsGone() {
    OverlayCluster c = new OverlayCluster(3, 5).withBackend();
    c.start(1, redis(7));
    c.start(2, web(20));
    c.run(2);
    c.overlay.loseRemovals(0, REDIS, true);
    c.overlay.deactivate(1, redis(7));
    c.overlay.release(1, redis(7));
    c.overlay.release(2, web(20));
    c.run(2);
    assertEquals(7, c.selectRedis(0), "still balanced to, though gone");
    assertFalse(c.overlay.knowsPeer(0, BACKEND, redis(7).address()), "and nowhere to be found");
    assertFalse(c.overlay.hasBackend(2, BACKEND, REDIS, 7));
    assertFalse(c.overlay.hasBackend(0, INGRESS, WEB, 20), "news of other services gets through");

    c.overlay.loseRemovals(0, REDIS, false);
    c.start(1, redis(9));
    c.run(2);
    c.overlay.release(1, redis(9));
    c.run(2);
    assertFalse(c.overlay.hasBackend(0, BACKEND, REDIS, 9));
    assertTrue(c.overlay.hasBackend(0, BACKEND, REDIS, 7), "what was missed stays missed");
  }
}
