package io.dryswarm.models.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ClusterState;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyManagerTest {
  private static final long HOUR_MS = 3_600_000;

  private final FakeLeader leader = new FakeLeader();

  private ClusterState state() {
    return leader.view().cluster().state();
  }

  private void lead() {
    leader.lead(new KeyManager(new SeededDice(3)));
  }

  @Test
  void aFreshSwarmGetsThreeKeysOfEachKind() {
    leader.write(tx -> tx.create(ClusterObject.create(ClusterSpec.DEFAULT)));
    lead();

    long start = state().lamportTime() - 6;
    assertEquals(List.of(start + 1, start + 2, start + 3), state().gossipKeys().lamportTimes());
    assertEquals(List.of(start + 4, start + 5, start + 6), state().ipsecKeys().lamportTimes());
  }

  @Test
  void everyTwelveHoursTheOldestOfEachKindIsReplaced() {
    ClusterState keyed = KeyManager.withFirstKeys(ClusterState.INITIAL, 100);
    leader.write(tx -> tx.create(new ClusterObject(0, 0, ClusterSpec.DEFAULT, keyed)));
    lead();
    leader.runUntilMs(12 * HOUR_MS - 1);
    assertEquals(keyed, state());

    leader.runUntilMs(12 * HOUR_MS);
    assertEquals(108, state().lamportTime());
    assertEquals(List.of(102L, 103L), state().gossipKeys().lamportTimes().subList(0, 2));
    assertEquals(List.of(105L, 106L), state().ipsecKeys().lamportTimes().subList(0, 2));
    assertEquals(
        215,
        state().gossipKeys().lamportTimes().get(2)
            + state().ipsecKeys().lamportTimes().get(2));

    leader.runUntilMs(24 * HOUR_MS);
    assertEquals(110, state().lamportTime());
  }

  @Test
  void aNewLeaderKeepsTheKeysAndStartsItsTickerAnew() {
    ClusterState keyed = KeyManager.withFirstKeys(ClusterState.INITIAL, 100);
    leader.write(tx -> tx.create(new ClusterObject(0, 0, ClusterSpec.DEFAULT, keyed)));
    lead();
    leader.runUntilMs(11 * HOUR_MS);
    lead();

    leader.runUntilMs(23 * HOUR_MS - 1);
    assertEquals(keyed, state());
    leader.runUntilMs(23 * HOUR_MS);
    assertEquals(108, state().lamportTime());
  }
}
