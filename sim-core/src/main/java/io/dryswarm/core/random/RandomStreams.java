package io.dryswarm.core.random;

import io.dryswarm.core.Digest;

/**
 * Source of the random streams of a run. A stream depends on (root seed, purpose, entity) and on nothing else: adding a component
 * never shifts another one's numbers, which gives common random numbers across policies for free.
 */
public final class RandomStreams {
  private final long rootSeed;

  public RandomStreams(long rootSeed) {
    this.rootSeed = rootSeed;
  }

  /**
   * The stream of one consumer. Equal arguments give equal numbers, so ask once and keep it.
   *
   * @param purpose stable dotted path, for example {@code raft.election}
   * @param entity  which one of its kind, for example the node
   */
  public RandomStream stream(String purpose, long entity) {
    return new RandomStream(Digest.of(rootSeed, Digest.of(purpose), entity));
  }
}
