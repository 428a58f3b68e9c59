package io.dryswarm.cli;

/** Exit codes of {@code sim}; a number never changes its meaning. {@code docs/exit-codes.md} is the user's page. */
public final class ExitCode {
  /** The run finished and every expectation held; or what was asked for was done. */
  public static final int OK = 0;

  /** The run finished, and at least one expectation failed; {@code verify}: two runs differed; {@code test}: a check failed; {@code plan}: no candidate meets the goals; {@code conformance}: a case failed. */
  public static final int FAILED = 1;

  /** A mistake on the command line that shows before a file is read, or an output that cannot be written. */
  public static final int USAGE = 2;

  /** The scenario, a file that it names, or a recording is invalid or cannot be read, or what was typed does not fit it. */
  public static final int INPUT = 3;

  /** A fault of the simulator itself. */
  public static final int FAULT = 4;

  private ExitCode() {}
}
