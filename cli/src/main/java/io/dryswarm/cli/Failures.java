package io.dryswarm.cli;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.core.SimulationFault;
import io.dryswarm.reports.output.OutputRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one message and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  static final String DEBUG = "--debug";

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  /** A mistake on the command line: what, the nearest match, and the usage line of that command. */
  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    console.error(name + ": " + what(mistake));
    console.error("Usage: " + command.getHelp().synopsis("Usage: ".length()).stripTrailing());
    console.error("Try '" + name + " --help'.");
    return ExitCode.USAGE;
  }

  private String what(ParameterException mistake) {
    if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
      return EnvironmentDefaults.blame(mistake, message(mistake), console.environment());
    }
    String argument = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      return "unknown option '" + argument + "'" + didYouMean(unmatched.getSuggestions());
    }
    if (argument.isBlank()) {
      return "expected a value, found an empty one";
    }
    if (mistake.getCommandLine().getSubcommands().isEmpty()) {
      return "unexpected argument '" + argument + "'";
    }
    List<String> suggestions = argument.matches(".*\\.ya?ml")
        ? List.of("sim run " + argument)
        : nearestCommand(mistake.getCommandLine(), argument);
    return "unknown command '" + argument + "'" + didYouMean(suggestions);
  }

  private static List<String> nearestCommand(CommandLine command, String wrong) {
    return Suggestion.nearest(wrong, command.getSubcommands().keySet()).stream().toList();
  }

  /** Why it failed; a failure that gives no reason is named by its kind. */
  static String message(Throwable failure) {
    String reason = failure.getMessage();
    return reason == null ? failure.toString() : reason;
  }

  /** A file's name alone says nothing: its exception says the rest by its kind. */
  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof UncheckedIOException
        ? Objects.requireNonNullElse(failure.getCause(), failure)
        : failure;
    if (cause instanceof NoSuchFileException) {
      return message(cause) + ": no such file or directory";
    } else if (cause instanceof AccessDeniedException) {
      return message(cause) + ": permission denied";
    }
    return message(cause);
  }

  private static String didYouMean(List<String> suggestions) {
    return suggestions.isEmpty() ? "" : "; did you mean '" + suggestions.get(0) + "'?";
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    return report(failure, arguments.originalArgs().contains(DEBUG));
  }

  /**
   * Tells any failure.
   *
   * @param debug whether its stack trace is wanted
   * @return exit code
   */
  int report(Throwable failure, boolean debug) {
    int code = tell(failure);
    if (debug) {
      failure.printStackTrace(console.err());
    }
    return code;
  }

  private int tell(Throwable failure) {
    if (failure instanceof InputRejected problems) {
      console.error(message(problems));
      return ExitCode.INPUT;
    }
    if (failure instanceof SimulationFault fault) {
      console.note("fault of the simulator: " + fault.getMessage());
      return ExitCode.FAULT;
    }
    if (failure instanceof OutputRefused) {
      console.note(message(failure));
      return ExitCode.USAGE;
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      console.note("cannot write the result: " + reason(failure));
      return ExitCode.USAGE;
    }
    if (failure instanceof OutOfMemoryError) {
      console.note(
          "out of memory; give Java more with JAVA_TOOL_OPTIONS=-Xmx4g, or shorten the run");
      return ExitCode.FAULT;
    }
    console.note(
        "fault of the simulator: " + failure + "\n  run again with " + DEBUG + " for the place");
    return ExitCode.FAULT;
  }
}
