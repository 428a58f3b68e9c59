package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data-plane facts F3.27-F3.29. */
class SuspicionTest {
  private static Suspicion among(int members) {
    return new Suspicion(MembershipSpec.engineDefaults(), members, 0, 0);
  }

  @ParameterizedTest(name = "{0} members: {1} s alone, {2} s with one confirmation, {3} s with two")
  @CsvSource({
    "2, 4, 4, 4",
    "3, 4, 4, 4",
    "4, 24, 11.381, 4",
    "10, 24, 11.381, 4",
    "100, 48, 22.762, 8",
  })
  void shrinksWithConfirmations(int members, double alone, double one, double two) {
    Suspicion suspicion = among(members);
    assertEquals(alone, suspicion.endsNs() / 1e9);
    suspicion.confirm(1);
    assertEquals(one, suspicion.endsNs() / 1e9);
    suspicion.confirm(2);
    assertEquals(two, suspicion.endsNs() / 1e9);
  }

  @Test
  void sameAccuserCountsOnceAndMoreThanWantedAreNoNews() {
    Suspicion suspicion = among(10);
    assertFalse(suspicion.confirm(0));
    assertTrue(suspicion.confirm(1));
    assertFalse(suspicion.confirm(1));
    assertTrue(suspicion.confirm(2));
    assertFalse(suspicion.confirm(3));
  }

  @Test
  void smallClustersWantNoConfirmation() {
    assertFalse(among(3).confirm(1));
  }
}
