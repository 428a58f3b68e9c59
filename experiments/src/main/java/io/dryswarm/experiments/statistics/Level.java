package io.dryswarm.experiments.statistics;

/** Checks of confidence levels. */
final class Level {
  private Level() {}

  /**
   * @throws IllegalArgumentException if it is not above 0 and below 1
   */
  static void check(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level: " + level + ", expected above 0 and below 1");
    }
  }
}
