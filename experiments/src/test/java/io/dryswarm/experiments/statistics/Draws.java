package io.dryswarm.experiments.statistics;

import io.dryswarm.core.random.RandomStream;

/** Samples of models whose true values are known. */
final class Draws {
  private Draws() {}

  static double exponential(RandomStream random, double mean) {
    return -mean * Math.log(random.nextOpenDouble());
  }

  /** By Box and Muller. */
  static double normal(RandomStream random) {
    return Math.sqrt(-2 * Math.log(random.nextOpenDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** Waiting times of an M/M/1 queue with service of mean 1, in steady state from the first customer on. */
  static double[] waits(RandomStream random, double load, int customers) {
    double wait = random.nextDouble() < load ? exponential(random, 1 / (1 - load)) : 0;
    double[] waits = new double[customers];
    for (int i = 0; i < customers; i++) {
      waits[i] = wait;
      wait = Math.max(0, wait + exponential(random, 1) - exponential(random, 1 / load));
    }
    return waits;
  }
}
