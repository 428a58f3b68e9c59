package io.dryswarm.scenarios;

import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.scenarios.expect.Expectation;
import io.dryswarm.scenarios.expect.Metrics;
import java.util.List;

/** What became of a file: something to run, or the reasons why not. */
public sealed interface LoadResult {
  /** One line each, for the standard error stream; they do not stop a run. */
  List<String> warnings();

  /**
   * The file can be run.
   *
   * @param metrics     the numbers that its runs yield
   * @param inputDigest hash of the scenario, of the YAML files that it names and of what the command line sets
   */
  record Loaded(
      RunSpec run,
      List<Expectation> expectations,
      Metrics metrics,
      List<String> warnings,
      long inputDigest)
      implements LoadResult {}

  /**
   * The file cannot be run.
   *
   * @param problems at least one, by file, line and column
   */
  record Rejected(List<Problem> problems, List<String> warnings) implements LoadResult {
    /** All problems with their lines, and the count; every line ended. */
    public String text() {
      return Problems.render(problems);
    }
  }
}
