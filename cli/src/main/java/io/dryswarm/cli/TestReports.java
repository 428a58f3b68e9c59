package io.dryswarm.cli;

import io.dryswarm.experiments.output.GithubReport;
import io.dryswarm.experiments.output.JunitXml;
import io.dryswarm.experiments.regression.ScenarioOutcome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What CI systems want besides the result. */
final class TestReports {
  /** Whose workflow commands are printed. */
  enum Annotations {
    /** GitHub's if {@code GITHUB_ACTIONS} is true. */
    auto,
    github,
    none
  }

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML there: a suite per scenario, a case per check.")
  private @Nullable Path junit;

  @Option(
      names = "--annotations",
      paramLabel = "WHOSE",
      defaultValue = "auto",
      description =
          "github, none, or auto: github where GITHUB_ACTIONS is true. Failures are then shown at their lines.")
  private Annotations annotations = Annotations.auto;

  /** Writes JUnit XML, and the summary of a step of GitHub Actions. */
  void writeFiles(List<ScenarioOutcome> outcomes, Map<String, String> environment)
      throws IOException {
    if (junit != null) {
      writeJunit(junit, outcomes);
    }
    String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (forGithub(environment) && !summary.isEmpty()) {
      Files.writeString(
          Path.of(summary),
          GithubReport.summary(outcomes),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static void writeJunit(Path file, List<ScenarioOutcome> outcomes) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      JunitXml.write(outcomes, stream);
    }
  }

  /** Lines that follow the result on standard output; empty where nobody wants them. */
  String lines(List<ScenarioOutcome> outcomes, Map<String, String> environment) {
    return forGithub(environment) ? GithubReport.annotations(outcomes) : "";
  }

  private boolean forGithub(Map<String, String> environment) {
    return annotations == Annotations.github
        || annotations == Annotations.auto && "true".equals(environment.get("GITHUB_ACTIONS"));
  }
}
