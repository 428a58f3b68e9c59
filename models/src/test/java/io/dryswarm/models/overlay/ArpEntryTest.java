package io.dryswarm.models.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.Dice;
import org.junit.jupiter.api.Test;

class ArpEntryTest {
  private static final long S = 1_000_000_000L;
  private static final long STEP = S / 50;

  /** An answer is trusted for 20 s. */
  private static final Dice DICE = new Dice() {
    @Override
    public int below(int bound) {
      throw new AssertionError();
    }

    @Override
    public long between(long lowNs, long highNs) {
      assertEquals(15 * S, lowNs);
      assertEquals(45 * S, highNs);
      return 20 * S;
    }
  };

  private final ArpEntry arp = new ArpEntry(DICE);

  /** Sends every 20 ms while nobody answers; the time at which the first packet does not leave, seconds. */
  private double cutFrom(double s) {
    long nowNs = (long) (s * S);
    while (arp.send(nowNs, false)) {
      nowNs += STEP;
    }
    return (double) nowNs / S;
  }

  /** Sends every 20 ms, answered from a time on; the time at which packets leave again, seconds. */
  private double healed(double fromS, double answeredS) {
    long nowNs = (long) (fromS * S);
    while (!arp.send(nowNs, nowNs >= (long) (answeredS * S))) {
      nowNs += STEP;
    }
    return (double) nowNs / S;
  }

  @Test
  void aKnownAddressIsThereAtOnce() {
    assertTrue(arp.send(0, true));
  }

  @Test
  void aQuestionIsRepeatedEverySecond() {
    assertFalse(arp.send(0, false));
    assertEquals(3.0, healed(0, 2.3), 0.021, "F1.53: the answer comes with the next question");
  }

  @Test
  void packetsGoOnAsLongAsTheOldAnswerIsTrustedAndChecked() {
    assertTrue(arp.send(0, true));
    assertEquals(20 + 5 + 3, cutFrom(1), 0.021, "F1.55: trusted, then 5 s, then three questions");
  }

  @Test
  void afterALongCutTheStreamResumesWithinASecondOfTheEntry() {
    arp.send(0, true);
    double cutS = cutFrom(1);
    for (double entryS = cutS + 10; entryS < cutS + 11; entryS += 0.13) {
      ArpEntryTest other = new ArpEntryTest();
      other.arp.send(0, true);
      other.cutFrom(1);
      double resumedS = other.healed(cutS + STEP / 1e9, entryS);
      assertTrue(resumedS >= entryS - 0.021 && resumedS <= entryS + 1.021, entryS + " " + resumedS);
    }
  }

  @Test
  void aCheckThatIsAnsweredStartsAnew() {
    arp.send(0, true);
    assertTrue(arp.send(26 * S, true));
    assertEquals(25 + 20 + 8, cutFrom(27), 0.021);
  }
}
