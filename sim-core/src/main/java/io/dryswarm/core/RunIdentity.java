package io.dryswarm.core;

/**
 * What identifies a run, for reports and failure messages.
 *
 * @param scenario      name of the scenario
 * @param seed          root seed of all random streams
 * @param replayCommand command line that repeats the run, without the time bound
 */
public record RunIdentity(String scenario, long seed, String replayCommand) {
  /** A run that no command line started: a test or a benchmark. */
  public static RunIdentity of(String scenario, long seed) {
    return new RunIdentity(scenario, seed, "sim run " + scenario + " --seed " + seed);
  }
}
