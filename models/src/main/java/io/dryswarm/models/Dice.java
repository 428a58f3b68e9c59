package io.dryswarm.models;

/** Randomness as a machine sees it: given by the host, backed by a named stream; a script in tests. */
public interface Dice {
  /** Uniform in 0..bound-1. */
  int below(int bound);

  /** Uniform in [lowNs, highNs), {@code highNs > lowNs}. */
  long between(long lowNs, long highNs);
}
