package io.dryswarm.cli;

import io.dryswarm.cli.verify.Outcome;
import io.dryswarm.cli.verify.Verification;
import io.dryswarm.core.Digest;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.models.result.RunResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sim verify}: the same run twice. */
@Command(
    name = "verify",
    header = "Run a scenario twice, compare the digests, and name the first event that differs.",
    description = {"", "Example:", "  sim verify scenarios/voting.yaml", ""},
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Mixin
  private ScenarioArguments scenarioArguments = new ScenarioArguments();

  @Mixin
  private CommonOptions common = new CommonOptions();

  private final Console console;
  private final Scenarios scenarios;
  private final Runner runner;

  VerifyCommand(Console console, Scenarios scenarios, Runner runner) {
    this.console = console;
    this.scenarios = scenarios;
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    Scenarios.Scenario scenario = scenarioArguments.load(scenarios, "sim verify");
    if (!common.quiet) {
      scenario.warnings().forEach(warning -> console.error("warning: " + warning));
    }
    RunIdentity run = scenario.spec().run();
    String subject = run.scenario() + ", seed " + run.seed();
    Progress progress = new Progress(
        console.err(),
        common.quiet,
        console.terminal().errIsTerminal(),
        scenario.spec().durationNs(),
        System::nanoTime);
    Outcome outcome = new Verification(runner, scenario.spec(), progress).run();
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
