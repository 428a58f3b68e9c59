package io.dryswarm.cli;

import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.scenarios.LoadResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sim validate}: reads everything, runs nothing. */
@Command(
    name = "validate",
    header = "Check a scenario and the files it names, or a stack file; run nothing.",
    description = {
      "",
      "A stack file is checked in Docker's own stages: schema, conversion, daemon.",
      "",
      "Examples:",
      "",
      "  sim validate scenarios/voting.yaml",
      "  sim validate stack.yml",
      ""
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Mixin
  private ScenarioArguments scenarioArguments = new NamedScenario();

  @Mixin
  private CommonOptions common = new CommonOptions();

  private final Console console;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    String stages = StackCheck.check(
        scenarioArguments.file(), console.environment(), scenarioArguments.engine());
    LoadResult.Loaded scenario = scenarioArguments.load(console, common.quiet);
    if (!common.quiet) {
      console.result(stages + summary(scenario.run()));
    }
    return ExitCode.OK;
  }

  private String summary(RunSpec spec) {
    int services =
        spec.stacks().stream().mapToInt(stack -> stack.services().size()).sum();
    return scenarioArguments.file()
        + ": valid: " + counted(spec.nodes().size(), "node")
        + ", " + counted(spec.stacks().size(), "stack")
        + ", " + counted(services, "service")
        + ", " + counted(spec.users().size(), "user group")
        + ", " + counted(spec.actions().size() + spec.operations().size(), "action") + "\n";
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
