package io.dryswarm.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sim generate-completion}: what a shell needs to complete command lines. */
@Command(
    name = "generate-completion",
    header = "Print a completion script for bash and zsh.",
    description = {"", "Example:", "", "  source <(sim generate-completion)", ""},
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec sim = spec.root();
    console.result(AutoComplete.bash(sim.name(), sim.commandLine()).replace("\r\n", "\n"));
    return ExitCode.OK;
  }
}
