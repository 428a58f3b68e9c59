package io.dryswarm.models.gossip;

import static io.dryswarm.models.gossip.EngineKeysTest.afterRotations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gossip while its keys change; who is told them when is up to the test. Data-plane facts F2.10, F2.13, F2.21. */
class GossipKeysTest {
  private static final long SECOND = Time.SECOND;
  private static final int SIZE = 5;
  private static final int ABSENT = 4;

  private final GossipCluster cluster = new GossipCluster(SIZE, 7, afterRotations(0));
  private long nowS;

  private void runS(int seconds) {
    nowS += seconds;
    cluster.sim.runUntil(nowS * SECOND);
  }

  private void tell(int node, int rotations) {
    cluster.gossip.setKeys(node, afterRotations(rotations));
  }

  /** They hear of one rotation after the other, up to that one. */
  private void tellAllBut(int absent, int rotations) {
    for (int rotation = 1; rotation <= rotations; rotation++) {
      for (int node = 0; node < SIZE; node++) {
        if (node != absent) {
          tell(node, rotation);
        }
      }
    }
  }

  private void assertAllSeeEachOther() {
    for (int node = 0; node < SIZE; node++) {
      for (int other = 0; other < SIZE; other++) {
        assertTrue(cluster.gossip.seesAlive(node, other), node + " of " + other);
      }
    }
  }

  private void assertApart(int lone) {
    for (int node = 0; node < SIZE; node++) {
      if (node != lone) {
        assertFalse(cluster.gossip.seesAlive(node, lone), node + " of " + lone);
        assertFalse(cluster.gossip.seesAlive(lone, node), lone + " of " + node);
      }
    }
  }

  private long failures() {
    return cluster.learned.stream().filter(l -> l.what().startsWith("failed")).count();
  }

  /** The word of a rotation takes ten seconds from node to node, and news goes round all the time. */
  @Test
  void rotationsThatReachNodesOneAfterTheOtherHarmNobody() {
    for (int rotation = 1; rotation <= 5; rotation++) {
      for (int node = 0; node < SIZE; node++) {
        tell(node, rotation);
        int key = 10 * rotation + node;
        cluster.write(node, key, 1);
        runS(10);
        assertEquals(SIZE - 1, cluster.timesOf("created " + key).size());
      }
    }
    assertEquals(0, failures());
    assertAllSeeEachOther();
  }

  @Test
  void oneMissedRotationDoesNotMatter() {
    tellAllBut(ABSENT, 1);
    runS(120);
    cluster.write(ABSENT, 1, 1);
    runS(2);

    assertEquals(SIZE - 1, cluster.timesOf("created 1").size());
    assertEquals(0, failures());
    tell(ABSENT, 1);
    runS(60);
    assertEquals(0, failures());
    assertAllSeeEachOther();
  }

  /** The others give it up in the time that it takes with a dead node; it is alone with its suspicions, which last longer then. */
  @Test
  void twoMissedRotationsPutANodeOutOfGossip() {
    cluster.write(ABSENT, 1, 1);
    tellAllBut(ABSENT, 1);
    runS(10);
    tellAllBut(ABSENT, 2);
    runS(4);
    assertEquals(0, failures());
    runS(8);
    assertEquals(SIZE - 1, cluster.timesOf("deleted 1").size());
    assertEquals(SIZE - 1, cluster.timesOf("failed 4 with 1").size());
    assertEquals(SIZE - 1, failures());

    runS(48);
    assertApart(ABSENT);
    assertEquals(2 * (SIZE - 1), failures());
  }

  /**
   * Its engine cannot take two rotations at once; the next one brings it back. Others hear of that one first here, and the key they then
   * send with is the one that came into its ring: it understands them before they understand it.
   */
  @Test
  void theNodeComesBackWithTheRotationAfterItsReturn() {
    cluster.write(0, 1, 1);
    tellAllBut(ABSENT, 2);
    runS(60);
    tell(ABSENT, 2);
    runS(600);
    assertApart(ABSENT);

    tellAllBut(ABSENT, 3);
    runS(20);
    assertTrue(cluster.gossip.seesAlive(ABSENT, 0));
    assertFalse(cluster.gossip.seesAlive(0, ABSENT));
    tell(ABSENT, 3);
    runS(45);
    assertAllSeeEachOther();
    assertTrue(cluster.knownTo(ABSENT).contains("1="), cluster.knownTo(ABSENT));
  }

  @Test
  void aRestartOfItsEngineBringsItBackAtOnce() {
    tellAllBut(ABSENT, 2);
    runS(20);
    tell(ABSENT, 2);
    runS(60);
    cluster.crash(ABSENT);
    runS(10);
    cluster.nodes.boot(ABSENT);
    tell(ABSENT, 2);
    runS(10);

    assertAllSeeEachOther();
  }

  /** What its ring did not lose it still understands: those that are as late as it was. */
  @Test
  void whoReturnsStillUnderstandsWhoIsStillAway() {
    for (int node = 0; node < 3; node++) {
      tell(node, 1);
      tell(node, 2);
    }
    runS(60);
    tell(3, 2);
    runS(120);

    assertTrue(cluster.gossip.seesAlive(3, ABSENT));
    assertTrue(cluster.gossip.seesAlive(ABSENT, 3));
    assertFalse(cluster.gossip.seesAlive(0, 3));
  }

  /** Nobody listens on its port until then; what it was to do is done as soon as it has keys. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anEngineThatStartsWaitsForItsKeys(int rotations) {
    tellAllBut(ABSENT, rotations);
    cluster.crash(ABSENT);
    runS(20);
    cluster.nodes.boot(ABSENT);
    cluster.gossip.joinNetwork(ABSENT, GossipCluster.INGRESS);
    cluster.write(ABSENT, 9, 9);
    runS(120);
    assertApart(ABSENT);
    assertEquals(List.of(), cluster.timesOf("created 9"));

    cluster.gossip.setKeys(ABSENT, KeySet.NONE);
    runS(5);
    assertApart(ABSENT);
    tell(ABSENT, rotations);
    runS(90);
    assertAllSeeEachOther();
    assertEquals(SIZE - 1, cluster.timesOf("created 9").size());
  }

  @Test
  void anEngineThatWaitsForKeysHasNobodyToTakeLeaveOf() {
    cluster.crash(ABSENT);
    runS(20);
    cluster.nodes.boot(ABSENT);
    boolean[] gone = {false};
    cluster.gossip.leave(ABSENT, () -> gone[0] = true);

    assertTrue(gone[0]);
    tell(ABSENT, 0);
    assertFalse(cluster.gossip.seesAlive(ABSENT, ABSENT), "it does not start any more");
  }
}
