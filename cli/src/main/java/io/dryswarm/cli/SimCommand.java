package io.dryswarm.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sim}: the command above all others. What it knows of them: see {@link AllCommands}. */
@Command(
    name = "sim",
    header = "Dry-run your Docker Swarm: a deterministic simulator of a Docker Swarm cluster.",
    description = {
      "",
      "Examples:",
      "",
      "  sim run scenarios/voting.yaml",
      "  sim run stack.yml --duration 10m --seed 7",
      "  sim explain scenarios/voting.yaml --task vote_vote.1 --at 4:12",
      "  sim verify scenarios/voting.yaml",
      "  sim test scenarios/",
      "  sim init stack.yml -o first.yaml",
      "  sim config stack.yml",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    abbreviateSynopsis = true,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the run finished and every expectation held",
      "1:the run finished and an expectation failed; verify: two runs differed; test: a check failed; compare: a variant is worse; plan: no candidate meets the goals; conformance: a case failed",
      "2:a mistake on the command line that shows before a file is read, or an output that cannot be written",
      "3:the scenario, a file it names or a recording is invalid, or what was typed does not fit it, such as an unknown name",
      "4:a fault of the simulator itself",
      "130:interrupted (Ctrl-C); no report was written"
    })
class SimCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    CommandLine sim = spec.commandLine();
    sim.usage(sim.getErr());
  }
}
