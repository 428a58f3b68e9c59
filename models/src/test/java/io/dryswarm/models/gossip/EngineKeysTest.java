package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rings are written with the primary key first. Data-plane facts F2.8 to F2.11, F2.21. */
class EngineKeysTest {
  private final EngineKeys keys = new EngineKeys(afterRotations(0));

  /** The keys of a swarm: three of each subsystem at first, then one more of each with every rotation, that of gossip first. */
  static KeySet afterRotations(int count) {
    long[] gossip = {1, 2, 3, 7, 9, 11, 13, 15};
    long[] ipsec = {4, 5, 6, 8, 10, 12, 14, 16};
    return new KeySet(
        List.of(gossip[count], gossip[count + 1], gossip[count + 2]),
        List.of(ipsec[count], ipsec[count + 1], ipsec[count + 2]));
  }

  private String ringAfter(int rotations) {
    keys.change(afterRotations(rotations));
    return keys.ring().toString();
  }

  @Test
  void theKeyOfTheMiddleIsThePrimaryOne() {
    assertEquals("[2, 1, 3]", keys.ring().toString());
    assertEquals(2, keys.ring().primary());
  }

  @Test
  void everyRotationAddsAKeyMovesThePrimaryOneAndDropsTheOldest() {
    assertEquals("[3, 2, 7]", ringAfter(1));
    assertEquals("[7, 3, 9]", ringAfter(2));
    assertEquals("[9, 7, 11]", ringAfter(3));
    assertEquals("[11, 9, 13]", ringAfter(4));
  }

  @Test
  void theOrderInWhichSubsystemsGetTheirKeysDoesNotMatter() {
    keys.change(new KeySet(List.of(2L, 3L, 8L), List.of(5L, 6L, 7L)));
    assertEquals("[3, 2, 8]", keys.ring().toString());
    keys.change(new KeySet(List.of(3L, 8L, 9L), List.of(6L, 7L, 10L)));
    assertEquals("[8, 3, 9]", keys.ring().toString());
  }

  @Test
  void keysThatAreKnownChangeNothing() {
    assertFalse(keys.change(afterRotations(0)));
    assertTrue(keys.change(afterRotations(1)));
    assertFalse(keys.change(afterRotations(1)));
    assertFalse(keys.change(KeySet.NONE));
    assertEquals("[3, 2, 7]", keys.ring().toString());
  }

  /** Of the keys 7 and 9 only the last one comes into the ring, so 7 cannot become the primary key, and 2 cannot go. */
  @Test
  void twoRotationsAtOnceLeaveThePrimaryKeyAsItWas() {
    assertEquals("[2, 1, 3, 9]", ringAfter(2));
    assertFalse(keys.ring().opens(7), "what the others send with");
  }

  @Test
  void theNextRotationMendsIt() {
    ringAfter(2);
    assertEquals("[9, 2, 1, 11]", ringAfter(3));
    assertEquals("[11, 9, 2, 1, 13]", ringAfter(4));
  }

  @Test
  void threeRotationsAtOnceToo() {
    assertEquals("[2, 1, 11]", ringAfter(3));
    assertEquals("[11, 2, 1, 13]", ringAfter(4));
  }

  @Test
  void withARingNothingInClearTextIsTakenAndWithoutNothingElse() {
    EngineKeys started = new EngineKeys(KeySet.NONE);
    started.change(afterRotations(0));
    KeyRing none = started.ring();
    assertEquals(KeyRing.CLEAR, none.primary());
    assertTrue(none.opens(KeyRing.CLEAR));
    assertFalse(none.opens(2));
    assertFalse(keys.ring().opens(KeyRing.CLEAR));
  }
}
