package io.dryswarm.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Puts the commands together. */
final class Sim {
  private static final int NARROWEST_HELP = 60;
  private static final int WIDEST_HELP = 120;

  private final Console console;
  private final Failures failures;
  private final CommandLine commands;

  Sim(Console console, Runner runner) {
    this.console = console;
    this.failures = new Failures(console);
    this.commands = commands(new Commands(console, runner));
  }

  private CommandLine commands(IFactory factory) {
    CommandLine sim = new CommandLine(new SimCommand(), factory);
    sim.setOut(
        new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8), true));
    sim.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    sim.setParameterExceptionHandler(failures);
    sim.setExecutionExceptionHandler(failures);
    sim.setCaseInsensitiveEnumValuesAllowed(true);
    sim.setDefaultValueProvider(new EnvironmentDefaults(console.environment()));
    sim.setUsageHelpWidth(
        Math.max(NARROWEST_HELP, Math.min(console.terminal().width(), WIDEST_HELP)));
    return sim;
  }

  /** Runs one command line and returns its exit code; never throws. */
  int execute(String... arguments) {
    try {
      int code = commands.execute(arguments);
      return arguments.length == 0 ? ExitCode.USAGE : code;
    } catch (
        Throwable failure) { // an Error of the JVM, too, ends in a message and the documented code
      return failures.report(failure, List.of(arguments).contains(Failures.DEBUG));
    }
  }

  /** Gives the commands what they work with. */
  private record Commands(Console console, Runner runner) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == RunCommand.class) {
        return type.cast(new RunCommand(console, runner));
      } else if (type == ExplainCommand.class) {
        return type.cast(new ExplainCommand(console, runner));
      } else if (type == VerifyCommand.class) {
        return type.cast(new VerifyCommand(console, runner));
      } else if (type == ValidateCommand.class) {
        return type.cast(new ValidateCommand(console));
      } else if (type == ConfigCommand.class) {
        return type.cast(new ConfigCommand(console));
      } else if (type == SweepCommand.class) {
        return type.cast(new SweepCommand(console, runner));
      } else if (type == CompareCommand.class) {
        return type.cast(new CompareCommand(console, runner));
      } else if (type == PlanCommand.class) {
        return type.cast(new PlanCommand(console, runner));
      } else if (type == ConformanceCommand.class) {
        return type.cast(new ConformanceCommand(console));
      } else if (type == CompletionCommand.class) {
        return type.cast(new CompletionCommand(console));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
