package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;

/** Dice that always show the lowest value. */
final class FirstDice implements Dice {
  @Override
  public int below(int bound) {
    return 0;
  }

  @Override
  public long between(long lowNs, long highNs) {
    return lowNs;
  }
}
