package io.dryswarm.experiments.output;

import io.dryswarm.experiments.regression.Check;
import io.dryswarm.experiments.regression.ScenarioOutcome;
import io.dryswarm.experiments.regression.ScenarioOutcome.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tested scenarios for people: a line each, and below those that failed what failed and how to repeat it. */
public final class SuiteText {
  /** Of the lines below one check; the earliest differences explain the rest. */
  private static final int DETAILS_SHOWN = 10;

  private static final String INDENT = "        ";

  /** How much is shown. */
  public enum Detail {
    /** Failures and the last line. */
    BRIEF,
    NORMAL,
    /** Every check. */
    FULL
  }

  private final List<ScenarioOutcome> outcomes;
  private final Detail detail;
  private final StringBuilder text = new StringBuilder();

  private SuiteText(List<ScenarioOutcome> outcomes, Detail detail) {
    this.outcomes = outcomes;
    this.detail = detail;
  }

  /** The whole text; lines end in {@code \n}. */
  public static String render(List<ScenarioOutcome> outcomes, Detail detail) {
    SuiteText suite = new SuiteText(outcomes, detail);
    outcomes.forEach(suite::scenario);
    suite.text.append(outcomes.isEmpty() || suite.text.isEmpty() ? "" : "\n");
    suite.text.append(suite.summary()).append('\n');
    return suite.text.toString();
  }

  private void scenario(ScenarioOutcome outcome) {
    boolean failed = outcome.status() != Status.PASSED;
    if (!failed && detail == Detail.BRIEF) {
      return;
    }
    String word = outcome.status().word();
    text.append(word).append(" ".repeat(Math.max(1, INDENT.length() - word.length())));
    text.append(outcome.file()).append("  ").append(counts(outcome)).append('\n');
    outcome.notes().forEach(note -> line("note: " + note));
    if (!outcome.trouble().isEmpty()) {
      outcome.trouble().lines().forEach(this::line);
      return;
    }
    (detail == Detail.FULL ? outcome.checks() : outcome.failures()).forEach(this::check);
    if (failed) {
      line("repeat: " + outcome.repeat());
    }
  }

  private static String counts(ScenarioOutcome outcome) {
    if (!outcome.trouble().isEmpty()) {
      return "was not run to its end";
    }
    int holding = outcome.checks().size() - outcome.failures().size();
    return holding + " of " + outcome.checks().size();
  }

  private void check(Check check) {
    line((check.holds() ? "" : "FAILED ") + check.at().text() + ": " + check.name());
    line("    " + check.message());
    int shown = check.holds() ? 0 : Math.min(DETAILS_SHOWN, check.details().size());
    check.details().subList(0, shown).forEach(more -> line("    " + more));
    if (!check.holds() && shown < check.details().size()) {
      line("    ... and " + (check.details().size() - shown) + " more");
    }
  }

  private void line(String content) {
    text.append((INDENT + content).stripTrailing()).append('\n');
  }

  /** {@code 3 scenarios: 2 passed, 1 failed; 11 of 12 checks hold}. */
  private String summary() {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    int checks = 0;
    int failures = 0;
    for (ScenarioOutcome outcome : outcomes) {
      counts.merge(outcome.status(), 1, Integer::sum);
      checks += outcome.checks().size();
      failures += outcome.failures().size();
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((status, count) -> parts.add(count + " " + past(status)));
    String scenarios = outcomes.size() == 1 ? "1 scenario: " : outcomes.size() + " scenarios: ";
    return scenarios + String.join(", ", parts) + "; " + (checks - failures) + " of " + checks
        + " checks hold";
  }

  private static String past(Status status) {
    return switch (status) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case INVALID -> "invalid";
      case FAULT -> "broke the simulator";
    };
  }
}
