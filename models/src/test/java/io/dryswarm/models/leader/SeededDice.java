package io.dryswarm.models.leader;

import io.dryswarm.models.Dice;

/** Repeatable dice for tests (SplitMix64). */
public final class SeededDice implements Dice {
  private long state;

  public SeededDice(long seed) {
    state = seed;
  }

  @Override
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  @Override
  public long between(long lowNs, long highNs) {
    return lowNs + Long.remainderUnsigned(next(), highNs - lowNs);
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
