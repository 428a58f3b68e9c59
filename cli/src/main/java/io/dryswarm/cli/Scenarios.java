package io.dryswarm.cli;

import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.reports.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads scenarios: the one door from the command line to the scenario language. */
@FunctionalInterface
public interface Scenarios {
  /**
   * @param replayCommand command line that repeats the run, for messages
   * @throws InputProblems telling everything that is wrong, at once
   */
  Scenario load(Path file, Overrides overrides, String replayCommand) throws InputProblems;

  /**
   * What the command line sets over the scenario.
   *
   * @param durationNs length of the run
   * @param settings   {@code path=value}, in their order
   */
  record Overrides(OptionalLong seed, OptionalLong durationNs, List<String> settings) {}

  /**
   * A scenario that can be run.
   *
   * @param warnings one line each
   * @param judge    holds a result against the expectations
   */
  record Scenario(RunSpec spec, List<String> warnings, Function<RunResult, List<Verdict>> judge) {}

  /** The files cannot be run; the message is complete, with the place of each problem. */
  final class InputProblems extends Exception {
    private static final long serialVersionUID = 1L;

    public InputProblems(String message) {
      super(message);
    }
  }
}
