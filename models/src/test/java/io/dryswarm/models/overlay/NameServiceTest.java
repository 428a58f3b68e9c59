package io.dryswarm.models.overlay;

import static io.dryswarm.models.overlay.OverlayCluster.BACKEND;
import static io.dryswarm.models.overlay.OverlayCluster.REDIS_VIP;
import static io.dryswarm.models.overlay.OverlayCluster.redis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.dns.DnsAnswer;
import io.dryswarm.models.dns.Question;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Names as a container meets them on its node: when they exist, where, and who answers. Data-plane facts F4.10, F4.11, F4.20, F4.25. */
class NameServiceTest {
  private static final int FRONT = 3;
  private static final int CLIENT_TASK = 900;
  private static final int CLIENT_NODE = 0;

  private final OverlayCluster c = new OverlayCluster(3, 1).withBackend();

  NameServiceTest() {
    c.overlay.plug(CLIENT_NODE, redis(CLIENT_TASK));
  }

  private String located(String name) {
    long place = c.overlay.names().locate(CLIENT_NODE, CLIENT_TASK, name);
    return place == NameService.NO_PLACE
        ? "unknown"
        : NameService.network(place) + " " + Integer.toHexString(NameService.address(place));
  }

  private DnsAnswer answer(String name) {
    return c.overlay.names().query(CLIENT_NODE, CLIENT_TASK, Question.of(name, Question.Type.A));
  }

  private static String at(int network, int address) {
    return network + " " + Integer.toHexString(address);
  }

  @Test
  void aNameExistsFromTheFirstEntryToTheLastRemoval() {
    assertEquals("unknown", located("redis"));
    c.start(1, redis(7));
    assertEquals("unknown", located("redis"), "the entry is on its way");
    c.run(1);
    assertEquals(at(BACKEND, REDIS_VIP), located("redis"));

    c.overlay.deactivate(1, redis(7));
    c.run(1);
    assertEquals(at(BACKEND, REDIS_VIP), located("redis"), "F4.23: drained, not gone");
    assertEquals("unknown", located("tasks.redis"));

    c.overlay.release(1, redis(7));
    c.run(1);
    assertEquals("unknown", located("redis"));
  }

  @Test
  void namesOfADeadNodesTasksVanishWhenGossipFindsItDead() {
    c.start(1, redis(7));
    c.start(2, redis(8));
    c.run(1);
    assertEquals(2, answer("tasks.redis").addresses().size());
    c.nodes.crash(2);
    c.run(4);
    assertEquals(2, answer("tasks.redis").addresses().size(), "nobody is sure yet");
    c.run(6);
    assertEquals(List.of(redis(7).address()), answer("tasks.redis").addresses());
  }

  @Test
  void aContainerSearchesItsOwnNetworksOnly() {
    Endpoint onFront =
        new Endpoint(8, 51, "s_web", "s_web.1.8", FRONT, 0x0a000308, 0, List.of("web"), List.of());
    c.overlay.join(1, new NetworkInfo(FRONT, "front", false, NetworkInfo.MTU, 4098), 0x0a000302);
    c.start(1, onFront);
    c.overlay.join(
        CLIENT_NODE, new NetworkInfo(FRONT, "front", false, NetworkInfo.MTU, 4098), 0x0a000303);
    c.run(2);
    assertEquals("unknown", located("web"));
    assertEquals(DnsAnswer.Code.NXDOMAIN, answer("web").code());

    c.overlay.plug(
        CLIENT_NODE,
        new Endpoint(CLIENT_TASK, 50, "c", "c.1", FRONT, 0x0a000309, 0, List.of(), List.of()));
    assertEquals(at(FRONT, onFront.address()), located("web"));
    assertEquals(at(FRONT, onFront.address()), located("web.front"));
    assertEquals("unknown", located("web.back"));
  }

  @Test
  void withoutItsEngineNobodyAnswers() {
    c.start(0, redis(7));
    c.nodes.stopEngine(0);
    assertFalse(answer("redis").isAnswer());
    assertEquals("unknown", located("redis"));
    assertEquals(
        10_000_000_000L,
        c.overlay.names().lookupNs(0, NameService.NO_PLACE),
        "the C library gives up after two tries of 5 s");
  }

  @Test
  void theWholeAnswerHasEveryTaskInSomeOrder() {
    TreeSet<Integer> wanted = new TreeSet<>();
    for (int task = 10; task < 14; task++) {
      c.start(1, redis(task));
      wanted.add(redis(task).address());
    }
    c.run(1);
    LongArrayList places = new LongArrayList();
    TreeSet<String> orders = new TreeSet<>();
    for (int i = 0; i < 50; i++) {
      c.overlay.names().locateAll(CLIENT_NODE, CLIENT_TASK, "tasks.redis", places);
      TreeSet<Integer> addresses = new TreeSet<>();
      places.forEach(place -> addresses.add(NameService.address(place)));
      assertEquals(wanted, addresses);
      orders.add(places.toString());
    }
    assertTrue(orders.size() > 15, orders.size() + " of 24 orders");
    c.overlay.names().locateAll(CLIENT_NODE, CLIENT_TASK, "nosuch", places);
    assertTrue(places.isEmpty());
  }

  @Test
  void interfacesComeAndGoWithTheContainer() {
    assertEquals(
        "[lo, eth0, eth1]",
        c.overlay.namespaces().interfaces(CLIENT_NODE, CLIENT_TASK).stream()
            .map(Link::name)
            .toList()
            .toString());
    assertEquals("eth1", c.overlay.namespaces().routes(CLIENT_NODE, CLIENT_TASK).gateway());
    c.overlay.release(CLIENT_NODE, redis(CLIENT_TASK));
    assertEquals(List.of(), c.overlay.namespaces().interfaces(CLIENT_NODE, CLIENT_TASK));
    c.overlay.plug(CLIENT_NODE, redis(CLIENT_TASK));
    c.nodes.crash(CLIENT_NODE);
    assertEquals(List.of(), c.overlay.namespaces().interfaces(CLIENT_NODE, CLIENT_TASK));
    assertFalse(c.overlay.namespaces().has(CLIENT_NODE, BACKEND));
  }
}
