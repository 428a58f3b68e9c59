package io.dryswarm.conformance.output;

import io.dryswarm.conformance.CaseResult;
import io.dryswarm.conformance.ConformanceResult;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.GroupResult;
import io.dryswarm.conformance.Verdict;
import java.util.List;
import java.util.Locale;

/** The result for people: a line per group, then what differs. */
public final class TextOutput {
  private final int differences;
  private final boolean everything;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param differences how many differences of a case are shown, the first ones; &ge; 0
   * @param everything  also show what passed and what is only reported
   */
  public TextOutput(int differences, boolean everything) {
    this.differences = differences;
    this.everything = everything;
  }

  /** The whole text. */
  public String of(ConformanceResult result) {
    result.groups().forEach(this::details);
    row("", "cases", "passed", "failed", "unsupp.", "judged", "passed", "unsupp.", "not ex.");
    for (GroupResult group : result.groups()) {
      counts(group.name(), List.of(group));
    }
    if (result.groups().size() > 1) {
      counts("total", result.groups());
    }
    return text.toString();
  }

  private void counts(String name, List<GroupResult> groups) {
    int passed = findings(groups, Verdict.PASSED);
    row(
        name,
        groups.stream().mapToInt(g -> g.cases().size()).sum(),
        cases(groups, Verdict.PASSED),
        cases(groups, Verdict.FAILED),
        cases(groups, Verdict.UNSUPPORTED),
        passed + findings(groups, Verdict.FAILED),
        passed,
        findings(groups, Verdict.UNSUPPORTED),
        findings(groups, Verdict.NOT_EXERCISED));
  }

  private static int cases(List<GroupResult> groups, Verdict verdict) {
    return groups.stream().mapToInt(g -> g.cases(verdict)).sum();
  }

  private static int findings(List<GroupResult> groups, Verdict verdict) {
    return groups.stream().mapToInt(g -> g.findings(verdict)).sum();
  }

  private void row(Object... cells) {
    text.append(String.format(Locale.ROOT, "%-28s %7s %7s %7s %7s   %7s %7s %7s %7s", cells)
            .replaceAll("\\s+$", ""))
        .append('\n');
  }

  private void details(GroupResult group) {
    for (CaseResult played : group.cases()) {
      List<Finding> shown = played.findings().stream().filter(this::isShown).toList();
      if (shown.isEmpty()) {
        continue;
      }
      line("", played.verdict() + " " + group.name() + "/" + played.id(), played.note());
      int limit = everything ? shown.size() : Math.min(differences, shown.size());
      shown.subList(0, limit).forEach(this::finding);
      if (limit < shown.size()) {
        text.append("  and ").append(shown.size() - limit).append(" more\n");
      }
      text.append('\n');
    }
  }

  private boolean isShown(Finding finding) {
    return everything
        || finding.verdict() == Verdict.FAILED
        || finding.verdict() == Verdict.UNSUPPORTED;
  }

  private void finding(Finding finding) {
    line("  ", word(finding.verdict()) + ": " + finding.what(), finding.note());
    if (!finding.recorded().isEmpty()) {
      line("    ", "recorded:  " + finding.recorded(), "");
    }
    if (!finding.simulated().isEmpty()) {
      line("    ", "simulated: " + finding.simulated(), "");
    }
  }

  private void line(String indent, String what, String note) {
    String full = note.isEmpty() ? what : what + "  (" + note + ")";
    text.append(full.indent(indent.length()));
  }

  static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
