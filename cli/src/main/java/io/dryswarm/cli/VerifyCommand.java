package io.dryswarm.cli;

import io.dryswarm.cli.verify.Outcome;
import io.dryswarm.cli.verify.Verification;
import io.dryswarm.core.Digest;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.scenarios.LoadResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sim verify}: the same run twice. */
@Command(
    name = "verify",
    header = "Run a scenario twice, compare the digests, and name the first event that differs.",
    description = {"", "Example:", "", "  sim verify scenarios/voting.yaml", ""},
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Mixin
  private ScenarioArguments scenarioArguments = new NamedScenario();

  @Mixin
  private CommonOptions common = new CommonOptions();

  private final Console console;
  private final Runner runner;

  VerifyCommand(Console console, Runner runner) {
    this.console = console;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    LoadResult.Loaded scenario = scenarioArguments.load(console, common.quiet);
    RunIdentity run = scenario.run().run();
    String subject = run.scenario() + ", seed " + run.seed();
    Progress progress =
        new Progress(console.status(common.quiet), scenario.run().durationNs());
    Outcome outcome = new Verification(runner, scenario.run(), progress).run();
    progress.clear();
    console.result(text(subject, outcome));
    return outcome instanceof Outcome.Equal ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String text(String subject, Outcome outcome) {
    if (outcome instanceof Outcome.Equal equal) {
      RunResult result = equal.result();
      return "equal: " + subject + ", two runs of " + result.events() + " events\n"
          + "event digest   " + Digest.hex(result.eventDigest()) + "\n"
          + "result digest  " + Digest.hex(result.resultDigest()) + "\n";
    }
    return "DIFFERENT: " + subject + "\n" + ((Outcome.Different) outcome).text();
  }
}
