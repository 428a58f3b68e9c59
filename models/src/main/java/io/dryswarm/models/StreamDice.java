package io.dryswarm.models;

import io.dryswarm.core.random.RandomStream;

/** Dice backed by a named stream; made by hosts. */
public record StreamDice(RandomStream stream) implements Dice {
  @Override
  public int below(int bound) {
    return stream.nextInt(bound);
  }

  @Override
  public long between(long lowNs, long highNs) {
    return stream.nextLong(lowNs, highNs);
  }
}
