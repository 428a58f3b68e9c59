package io.dryswarm.models.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Data-plane facts F1.56. */
class PeerMapTest {
  private final Changes changes = new Changes();
  private final PeerMap peers = new PeerMap(changes);

  @Test
  void firstClaimStaysInForceUntilItIsDeleted() {
    peers.add(1, 100, 7);
    peers.add(2, 100, 8);
    peers.add(3, 100, 9);
    assertEquals(7, peers.nodeOf(100));
    peers.remove(2, 100);
    peers.remove(1, 100);
    assertEquals(9, peers.nodeOf(100));
    peers.remove(3, 100);
    assertEquals(PeerMap.UNKNOWN, peers.nodeOf(100));
    peers.remove(3, 100);
    assertEquals(PeerMap.UNKNOWN, peers.nodeOf(101));
  }

  @Test
  void endpointThatMovesClaimsAnew() {
    peers.add(1, 100, 7);
    peers.add(2, 100, 8);
    peers.add(1, 100, 9);
    assertEquals(8, peers.nodeOf(100), "the other one came first now");
    peers.add(1, 200, 7);
    peers.add(1, 200, 9);
    assertEquals(9, peers.nodeOf(200));
  }

  /** Beside the obvious version: a list of claims for each address. */
  @Test
  void anyOrderOfChangesGivesWhatListsOfClaimsGive() {
    record Claim(long key, int node) {}

    SplittableRandom random = new SplittableRandom(1);
    TreeMap<Integer, List<Claim>> lists = new TreeMap<>();
    for (int step = 0; step < 5_000; step++) {
      int address = random.nextInt(-70, 70);
      long key = random.nextInt(4);
      int node = random.nextInt(3);
      int before = peers.nodeOf(address);
      long changesBefore = changes.count();
      List<Claim> claims = lists.computeIfAbsent(address, a -> new ArrayList<>());
      if (random.nextInt(3) > 0) {
        claims.removeIf(claim -> claim.key == key && claim.node != node);
        if (claims.stream().noneMatch(claim -> claim.key == key)) {
          claims.add(new Claim(key, node));
        }
        peers.add(key, address, node);
      } else {
        claims.removeIf(claim -> claim.key == key);
        peers.remove(key, address);
      }
      int expected = claims.isEmpty() ? PeerMap.UNKNOWN : claims.get(0).node;
      assertEquals(expected, peers.nodeOf(address), "step " + step);
      boolean noted = changes.count() > changesBefore;
      assertTrue(noted || before == expected, "whoever remembers it must learn of step " + step);
    }
  }
}
