package io.dryswarm.experiments.output;

import io.dryswarm.experiments.regression.Check;
import io.dryswarm.experiments.regression.ScenarioOutcome;
import io.dryswarm.experiments.regression.ScenarioOutcome.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tested scenarios for GitHub Actions: annotations at the lines that failed, and a table for the summary of the step. */
public final class GithubReport {
  /** GitHub shows no more of a kind per step. */
  static final int MOST_ANNOTATIONS = 10;

  /** GitHub refuses a summary of more than 1 MiB; this leaves room for what other steps wrote. */
  private static final int MOST_BYTES = 900_000;

  private record Failure(ScenarioOutcome outcome, Check check) {
    /** Faults and unreadable files first, then what missed its limit by most; the rest in order. */
    static final Comparator<Failure> WORST_FIRST = Comparator.comparing(
            (Failure failure) -> failure.outcome.status(), Comparator.reverseOrder())
        .thenComparingDouble(
            failure -> Double.isNaN(failure.check.margin()) ? -1 : failure.check.margin());
  }

  private GithubReport() {}

  /** Workflow commands, one a line: the worst failures, each at its place. */
  public static String annotations(List<ScenarioOutcome> outcomes) {
    StringBuilder text = new StringBuilder();
    worst(outcomes).stream().limit(MOST_ANNOTATIONS).forEach(failure -> {
      Check check = failure.check;
      text.append("::error file=").append(property(check.at().file()));
      if (check.at().line() > 0) {
        text.append(",line=").append(check.at().line());
        text.append(",col=").append(check.at().column());
      }
      text.append(",title=").append(property(check.name())).append("::");
      text.append(data(message(failure))).append('\n');
    });
    return text.toString();
  }

  private static List<Failure> worst(List<ScenarioOutcome> outcomes) {
    List<Failure> failures = new ArrayList<>();
    outcomes.forEach(
        outcome -> outcome.failures().forEach(check -> failures.add(new Failure(outcome, check))));
    failures.sort(Failure.WORST_FIRST);
    return failures;
  }

  private static String message(Failure failure) {
    List<String> lines = new ArrayList<>(List.of(failure.check.message()));
    failure.check.details().stream().limit(3).forEach(lines::add);
    lines.add("repeat: " + failure.outcome.repeat());
    return String.join("\n", lines);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** Markdown: what failed in full, then every scenario; cut where GitHub would refuse it. */
  public static String summary(List<ScenarioOutcome> outcomes) {
    StringBuilder text = new StringBuilder("### sim test\n\n");
    List<Failure> failures = worst(outcomes);
    if (!failures.isEmpty()) {
      text.append("| failed | where | found |\n|---|---|---|\n");
      failures.forEach(failure ->
          row(text, failure.check.name(), failure.check.at().text(), failure.check.message()));
      text.append('\n');
    }
    text.append("| scenario | | checks | repeat |\n|---|---|---|---|\n");
    for (ScenarioOutcome outcome : outcomes) {
      int holding = outcome.checks().size() - outcome.failures().size();
      row(
          text,
          outcome.file(),
          outcome.status() == Status.PASSED ? "passed" : outcome.status().word(),
          holding + " of " + outcome.checks().size(),
          "`" + outcome.repeat() + "`");
    }
    return cut(text.append('\n').toString());
  }

  private static void row(StringBuilder text, String... cells) {
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|").replace("\n", " ")).append(' ');
    }
    text.append("|\n");
  }

  private static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return text;
    }
    String kept = new String(bytes, 0, MOST_BYTES, StandardCharsets.UTF_8);
    return kept.substring(0, kept.lastIndexOf('\n') + 1) + "\n... and more\n";
  }
}
