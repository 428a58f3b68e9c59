package io.dryswarm.cli;

import picocli.CommandLine.Option;

/** Options of every command that does something. */
final class CommonOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Less: no progress, no notes, and only verdicts and digests as the result.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "More: every line of the timeline, and the time the run took (on stderr).")
  boolean verbose;

  @Option(names = Failures.DEBUG, description = "Stack traces of failures.")
  boolean debug;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto, always or never; auto also obeys NO_COLOR and CLICOLOR_FORCE.")
  Terminal.Colour colour = Terminal.Colour.auto;
}
