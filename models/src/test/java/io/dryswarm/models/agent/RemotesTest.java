package io.dryswarm.models.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.Dice;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemotesTest {
  /** Always the same share, checks the total. */
  private record FixedDice(int expectedBound, int value) implements Dice {
    @Override
    public int below(int bound) {
      assertEquals(expectedBound, bound);
      return value;
    }

    @Override
    public long between(long lowNs, long highNs) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void weightsBeginAt5AndTendTo10() {
    Remotes remotes = new Remotes(1);
    StringBuilder weights = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      weights.append(remotes.weight(0)).append(' ');
      remotes.listed(List.of(0));
    }
    assertEquals("5 8 9 10 10 ", weights.toString());
  }

  @Test
  void failuresHalveTowardsMinus10() {
    Remotes remotes = new Remotes(1);
    StringBuilder weights = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      weights.append(remotes.weight(0)).append(' ');
      remotes.failed(0);
    }
    assertEquals("5 -2 -6 -8 -9 -9 -9 ", weights.toString());
  }

  @Test
  void aManagerIsChosenInProportionToItsWeightAndNeverNotAtAll() {
    Remotes remotes = new Remotes(3);
    remotes.failed(1);
    assertEquals(0, remotes.select(new FixedDice(10_003, 5_000)));
    assertEquals(1, remotes.select(new FixedDice(10_003, 5_001)));
    assertEquals(2, remotes.select(new FixedDice(10_003, 5_002)));
    assertEquals(2, remotes.select(new FixedDice(10_003, 10_002)));
  }

  @Test
  void managersThatAreNotListedAreForgotten() {
    Remotes remotes = new Remotes(3);
    remotes.listed(List.of(2));
    remotes.failed(0);
    assertEquals(2, remotes.select(new FixedDice(8_001, 0)));
  }
}
