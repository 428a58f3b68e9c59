package io.dryswarm.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Puts the commands together. */
final class Sim {
  private static final int NARROWEST_HELP = 60;
  private static final int WIDEST_HELP = 120;

  private final Console console;
  private final Failures failures;
  private final IFactory factory;

  Sim(Console console, Runner runner) {
    this.console = console;
    this.failures = new Failures(console);
    this.factory = new Commands(console, runner);
  }

  /** A command that comes first is put together alone: all of them take a tenth of a second. */
  private CommandLine commands(String[] arguments) {
    Class<?> first = arguments.length == 0 ? null : Commands.alone(arguments[0]);
    CommandLine sim = first == null
        ? new CommandLine(new AllCommands(), factory)
        : new CommandLine(new SimCommand(), factory).addSubcommand(first);
    sim.setOut(
        new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8), true));
    sim.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    sim.setParameterExceptionHandler(failures);
    sim.setExecutionExceptionHandler(failures);
    sim.registerConverter(String.class, new TextConverter());
    sim.registerConverter(Path.class, new PathConverter());
    sim.getHelpSectionMap().put(SECTION_KEY_DESCRIPTION, new ExampleHelp());
    sim.getSubcommands()
        .values()
        .forEach(
            command -> command.getHelpSectionMap().put(SECTION_KEY_DESCRIPTION, new ExampleHelp()));
    sim.setCaseInsensitiveEnumValuesAllowed(true);
    sim.setDefaultValueProvider(new EnvironmentDefaults(console.environment()));
    sim.setUsageHelpWidth(
        Math.max(NARROWEST_HELP, Math.min(console.terminal().width(), WIDEST_HELP)));
    return sim;
  }

  /** Runs one command line and returns its exit code; never throws. */
  int execute(String... arguments) {
    try {
      int code = commands(arguments).execute(arguments);
      return arguments.length == 0 ? ExitCode.USAGE : code;
    } catch (
        Throwable failure) { // an Error of the JVM, too, ends in a message and the documented code
      return failures.report(failure, List.of(arguments).contains(Failures.DEBUG));
    }
  }
}
