package io.dryswarm.cli;

import picocli.CommandLine.Command;

/** {@code sim} with every command below it, in the order of the help. */
@Command(
    subcommands = {
      RunCommand.class,
      ExplainCommand.class,
      VerifyCommand.class,
      ValidateCommand.class,
      ConfigCommand.class,
      InitCommand.class,
      SweepCommand.class,
      CompareCommand.class,
      PlanCommand.class,
      TestCommand.class,
      ConformanceCommand.class,
      SchemaCommand.class,
      CompletionCommand.class
    })
final class AllCommands extends SimCommand {}
