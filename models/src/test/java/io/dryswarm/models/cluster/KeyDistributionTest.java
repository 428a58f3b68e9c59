package io.dryswarm.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.store.SwarmKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** From the leader's ticker to the engines of all nodes. Control-plane facts 9.3; data-plane facts F2.8, F2.9. */
class KeyDistributionTest {
  private static final long HOUR_MS = 3_600_000;
  private static final int NODES = 3;

  private record Told(double atMs, int node, SwarmKeys keys) {}

  private final AssembledSwarm swarm =
      new AssembledSwarm(1, NODES - 1, 0, ContainerBehaviours.all(ContainerBehaviour.PLAIN));
  private final List<Told> told = new ArrayList<>();

  @Test
  void everyNodeHearsOfEveryRotationWithinATenthOfASecond() {
    swarm.agents.onKeys(
        (node, keys) -> told.add(new Told(swarm.sim.nowNs() / AssembledSwarm.MS, node, keys)));
    swarm.runMs(25 * HOUR_MS);

    List<SwarmKeys> sets = told.stream().map(Told::keys).distinct().toList();
    assertEquals(2, sets.size(), "rotations in 25 hours");
    for (int i = 0; i < sets.size(); i++) {
      SwarmKeys keys = sets.get(i);
      List<Told> word = told.stream().filter(t -> t.keys.equals(keys)).toList();
      assertEquals(NODES, new TreeSet<>(word.stream().map(Told::node).toList()).size());
      double firstMs = word.get(0).atMs;
      double lastMs = word.get(word.size() - 1).atMs;
      assertTrue(lastMs - firstMs < 100, () -> firstMs + " to " + lastMs);
      assertEquals((i + 1) * 12.0, firstMs / HOUR_MS, 0.01);
    }
    assertStepOn(sets.get(0).gossip().lamportTimes(), sets.get(1).gossip().lamportTimes());
    assertStepOn(sets.get(0).ipsec().lamportTimes(), sets.get(1).ipsec().lamportTimes());
  }

  private static void assertStepOn(List<Long> before, List<Long> after) {
    assertEquals(3, after.size());
    assertEquals(before.subList(1, 3), after.subList(0, 2));
  }
}
