package io.dryswarm.reports.content;

import static io.dryswarm.reports.content.Column.text;

import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section.Shape;
import io.dryswarm.reports.content.Section.WarmUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every number of a report on a line of its own: easy to compare, to store, and to hold a threshold against. */
public final class Metrics {
  /**
   * One number.
   *
   * @param section its section in the JSON form
   * @param row     what tells the rows of the section apart: {@code voters POST /}
   * @param metric  its column
   */
  public record Metric(String section, String row, Column<?> metric, Cell value) {}

  /** The lines of {@code metrics.csv}. */
  public static final Section<Metric> METRICS = new Section<>(
      "metrics",
      "Metrics",
      "Every number of the sections above but those of the timeline, one on each line.",
      Shape.TABLE,
      WarmUp.NONE,
      List.of(
          text("section", "SECTION", "Section that it stands in.", Metric::section),
          text(
              "row",
              "ROW",
              "Texts at the front of its row, with blanks between; a number follows where they are not unique. Empty if there is one row.",
              Metric::row),
          text(
              "metric",
              "METRIC",
              "Its column; the name carries the unit.",
              m -> m.metric().name()),
          Column.quantity("value", "VALUE", "The number; empty if it was not seen.", Metric::value),
          text("unit", "UNIT", "Unit of the column.", m -> m.metric().kind().unit())),
      Metrics::of);

  private Metrics() {}

  private static List<Metric> of(RunReport report) {
    List<Metric> metrics = new ArrayList<>();
    for (Section<?> section : Sections.ALL) {
      if (!section.equals(Sections.TIMELINE) && section.shape() != Shape.LINES) {
        add(section, report, metrics);
      }
    }
    return metrics;
  }

  private static <R> void add(Section<R> section, RunReport report, List<Metric> metrics) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (R row : section.rowsOf(report)) {
      String name = section.shape() == Shape.CARD ? "" : numbered(name(section, row), seen);
      for (Column<R> column : section.columns()) {
        if (column.kind() != Column.Kind.TEXT) {
          metrics.add(new Metric(section.name(), name, column, column.cell(row)));
        }
      }
    }
  }

  /** Texts that stand together at the front name a row; what was measured never does, or no two runs could be compared. */
  private static <R> String name(Section<R> section, R row) {
    List<String> texts = new ArrayList<>();
    for (Column<R> column : section.columns()) {
      boolean isMeasured = section.equals(Sections.VERDICTS) && !texts.isEmpty();
      if (column.kind() == Column.Kind.TEXT && !isMeasured) {
        texts.add(column.cell(row) instanceof Cell.Text text ? text.text() : "");
      } else if (!texts.isEmpty()) {
        break;
      }
    }
    return String.join(" ", texts);
  }

  /** The second crash of a node is {@code crash worker-1 (2)}. */
  private static String numbered(String name, Map<String, Integer> seen) {
    int number = seen.merge(name, 1, Integer::sum);
    return number == 1 ? name : name + " (" + number + ")";
  }
}
