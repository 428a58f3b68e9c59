package io.dryswarm.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Mistakes on the command line that only show when options are held against each other. */
final class Usage {
  private Usage() {}

  static void require(@Nullable CommandSpec command, boolean holds, String message) {
    if (!holds) {
      throw mistake(command, message);
    }
  }

  static ParameterException mistake(@Nullable CommandSpec command, String message) {
    if (command == null) {
      throw new IllegalStateException("not part of a command");
    }
    return new ParameterException(command.commandLine(), message);
  }
}
