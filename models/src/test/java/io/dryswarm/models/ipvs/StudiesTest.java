package io.dryswarm.models.ipvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Policies that Swarm lacks. */
class StudiesTest {
  @Test
  void localFirstTurnsAmongLocalOnesAndGoesAbroadOnlyWithoutThem() {
    Letters service = new Letters(new LocalFirst()).add("AB");
    service.service.add('L', 'L', true);
    service.service.add('M', 'M', true);
    assertEquals("MLML", service.picks(4));
    service.weight('L', 0);
    assertEquals("MM", service.picks(2));
    assertEquals("on the same node", service.service.explain('M'));
    service.weight('M', 0);
    assertEquals("BABA", service.picks(4));
  }

  @Test
  void stickyClientsStayAndOnlyThoseOfADrainedServerMove() {
    Letters service = new Letters(new Sticky()).add("ABCD");
    Letters elsewhere = new Letters(new Sticky()).add("DBCA");
    int moved = 0;
    for (int client = 0; client < 1000; client++) {
      char before = service.pick(client);
      assertEquals(before, elsewhere.pick(client), "through whichever node");
      service.weight('B', 0);
      char after = service.pick(client);
      service.weight('B', 1);
      assertTrue(before == 'B' ? after != 'B' && after != '-' : after == before);
      moved += before == 'B' ? 1 : 0;
    }
    assertTrue(moved > 200 && moved < 300, "a quarter moves: " + moved);
  }

  /** With as many connections open as there are clients, the fullest of 50 servers is far less full than with single random draws. */
  @Test
  void twoChoicesKeepTheFullestServerNearTheMean() {
    VirtualService service = new VirtualService(
        256, new PowerOfTwoChoices(), new io.dryswarm.models.leader.SeededDice(3));
    for (int task = 1; task <= 50; task++) {
      service.add(task, task, false);
    }
    NewConnection packet = new NewConnection();
    int fullest = 0;
    for (int i = 0; i < 5000; i++) {
      RealServer chosen = service.schedule(packet);
      chosen.countConnections(1, 0);
      fullest = Math.max(fullest, chosen.activeConnections());
    }
    assertTrue(fullest <= 104, "mean 100, single draws reach about 125: " + fullest);
  }
}
