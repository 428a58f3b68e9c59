package io.dryswarm.reports.text;

import io.dryswarm.core.Digest;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.Verdict;
import io.dryswarm.reports.content.Cell;
import io.dryswarm.reports.content.Column;
import io.dryswarm.reports.content.FaultSections;
import io.dryswarm.reports.content.ItemSections;
import io.dryswarm.reports.content.RequestSections;
import io.dryswarm.reports.content.SecretSections;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.content.Sections;
import java.util.List;

/** The report of one run as text; ends with both digests. */
public final class TextReport {
  private static final String INDENT = "  ";

  /** Sections laid out as plain tables, in their order; those before and after have a layout of their own. */
  private static final List<Section<?>> BEFORE_NOTES = List.of(
      RequestSections.REQUESTS,
      RequestSections.LATENCY,
      RequestSections.ERRORS,
      FaultSections.FAULTS,
      FaultSections.ERRORS);

  private static final List<Section<?>> AFTER_NOTES = List.of(
      ItemSections.ITEMS,
      ItemSections.FATES,
      ItemSections.LATENCY,
      Sections.SERVICES,
      Sections.TASKS,
      SecretSections.SECRETS,
      SecretSections.FILES);

  private final RunReport report;
  private final Layout layout;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  private TextReport(RunReport report, Layout layout) {
    this.report = report;
    this.layout = layout;
    this.ink = new Ink(layout.colour());
  }

  /** The whole text; lines end in {@code \n}. */
  public static String render(RunReport report, Layout layout) {
    TextReport text = new TextReport(report, layout);
    if (layout.detail() != Layout.Detail.BRIEF) {
      text.header();
      text.timeline();
      BEFORE_NOTES.forEach(text::table);
      text.faultNotes();
      AFTER_NOTES.forEach(text::table);
      text.findings();
      text.table(Sections.CONTROL_PLANE);
    }
    text.verdicts();
    text.digests();
    return text.out.toString();
  }

  private void header() {
    RunResult result = report.result();
    line(ink.heading(result.run().scenario()));
    String what = "seed " + result.run().seed()
        + "; " + counted(result.managers(), "manager") + ", " + counted(result.workers(), "worker")
        + "; " + Quantity.duration(result.durationNs()) + " of virtual time";
    String how = "DrySwarm " + report.version() + ", modelling Docker Engine " + report.engine();
    for (String text : List.of(what, how)) {
      Wrap.lines(text, layout.width()).forEach(this::line);
    }
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private void timeline() {
    List<RunResult.TimelineEntry> timeline = report.result().timeline();
    if (!timeline.isEmpty()) {
      heading(Sections.TIMELINE);
      new TimelineText(layout, ink).lines(timeline).forEach(this::line);
    }
  }

  /** What the findings say too is said there. */
  private void faultNotes() {
    List<String> findings = report.result().findings();
    table(
        FaultSections.NOTES,
        FaultSections.NOTES.rowsOf(report).stream()
            .filter(row -> !findings.contains(row.note()))
            .toList());
  }

  private <R> void table(Section<R> section) {
    table(section, section.rowsOf(report));
  }

  private <R> void table(Section<R> section, List<R> rows) {
    if (rows.isEmpty()) {
      return;
    }
    heading(section);
    List<Column<R>> columns = section.columns();
    boolean[] right = new boolean[columns.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = columns.get(i).kind().right();
    }
    TextTable table = new TextTable(columns.stream().map(Column::title).toList(), right);
    for (R row : rows) {
      table.add(columns.stream().map(column -> Quantity.text(column.cell(row))).toList());
    }
    table.lines(layout.width()).forEach(this::line);
  }

  private void findings() {
    List<String> findings = report.result().findings();
    if (!findings.isEmpty()) {
      heading(Sections.FINDINGS);
      for (String finding : findings) {
        String bullet = INDENT + "- ";
        for (String text : Wrap.lines(finding, layout.width() - bullet.length())) {
          line(bullet + text);
          bullet = " ".repeat(bullet.length());
        }
      }
    }
  }

  private void verdicts() {
    List<Verdict> verdicts = report.verdicts();
    if (verdicts.isEmpty()) {
      return;
    }
    heading(Sections.VERDICTS);
    for (Verdict verdict : verdicts) {
      String mark = verdict.holds() ? ink.good("ok    ") : ink.bad("FAILED");
      String words = verdict.expectation() + "  (" + measured(verdict) + ")";
      String head = INDENT + mark + INDENT;
      int column = INDENT.length() + "FAILED".length() + INDENT.length();
      for (String text : Wrap.lines(words, layout.width() - column)) {
        line(head + text);
        head = " ".repeat(column);
      }
    }
    long held = verdicts.stream().filter(Verdict::holds).count();
    line(INDENT + held + " of " + verdicts.size() + " hold");
  }

  private static String measured(Verdict verdict) {
    return verdict.margin() instanceof Cell.Missing
        ? verdict.actual()
        : verdict.actual() + ", margin " + Quantity.text(verdict.margin());
  }

  private void digests() {
    RunResult result = report.result();
    if (out.length() > 0) {
      line("");
    }
    line("events         " + result.events());
    line("event digest   " + Digest.hex(result.eventDigest()));
    line("result digest  " + Digest.hex(result.resultDigest()));
  }

  private void heading(Section<?> section) {
    if (out.length() > 0) {
      line("");
    }
    line(ink.heading(section.heading()));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
