package io.dryswarm.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Gives the commands what they work with.
 *
 * @param console where they write
 * @param runner how they simulate
 */
record Commands(Console console, Runner runner) implements IFactory {
  /**
   * The class of a command that needs no other one beside it.
   *
   * @return {@code null} for every other word
   */
  static @Nullable Class<?> alone(String name) {
    return switch (name) {
      case "run" -> RunCommand.class;
      case "explain" -> ExplainCommand.class;
      case "verify" -> VerifyCommand.class;
      case "validate" -> ValidateCommand.class;
      case "config" -> ConfigCommand.class;
      case "init" -> InitCommand.class;
      case "sweep" -> SweepCommand.class;
      case "compare" -> CompareCommand.class;
      case "plan" -> PlanCommand.class;
      case "test" -> TestCommand.class;
      case "conformance" -> ConformanceCommand.class;
      case "schema" -> SchemaCommand.class;
      default -> null;
    };
  }

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
    } else if (type == InitCommand.class) {
      return type.cast(new InitCommand(console));
    } else if (type == SweepCommand.class) {
      return type.cast(new SweepCommand(console, runner));
    } else if (type == CompareCommand.class) {
      return type.cast(new CompareCommand(console, runner));
    } else if (type == PlanCommand.class) {
      return type.cast(new PlanCommand(console, runner));
    } else if (type == TestCommand.class) {
      return type.cast(new TestCommand(console, runner));
    } else if (type == ConformanceCommand.class) {
      return type.cast(new ConformanceCommand(console));
    } else if (type == SchemaCommand.class) {
      return type.cast(new SchemaCommand(console));
    } else if (type == CompletionCommand.class) {
      return type.cast(new CompletionCommand(console));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
