package io.dryswarm.reports.content;

import io.dryswarm.reports.RunReport;
import java.util.List;
import java.util.function.Function;

/**
 * One part of a report: rows of one kind and the columns taken from them.
 *
 * @param name    JSON member: {@code latency}
 * @param heading in text: {@code Latency}
 * @param meaning what the section shows, for the reference page
 * @param shape   how rows are written
 * @param warmUp  what the time before the first users counts for
 */
public record Section<R>(
    String name,
    String heading,
    String meaning,
    Shape shape,
    WarmUp warmUp,
    List<Column<R>> columns,
    Function<RunReport, List<R>> rows) {

  /** What the time before the first users begin counts for. */
  public enum WarmUp {
    COUNTED("counted: the whole run"),
    LEFT_OUT("left out: counts begin with the first users"),
    EMPTY("empty: users begin after it, and every request of theirs counts"),
    NONE("none: this is about the run as such");

    private final String words;

    WarmUp(String words) {
      this.words = words;
    }

    /** For the reference page. */
    public String words() {
      return words;
    }
  }

  /** Of the whole run. */
  public Section(
      String name,
      String heading,
      String meaning,
      Shape shape,
      List<Column<R>> columns,
      Function<RunReport, List<R>> rows) {
    this(name, heading, meaning, shape, WarmUp.COUNTED, columns, rows);
  }

  /** The same with another treatment of the warm-up. */
  Section<R> warmUp(WarmUp treatment) {
    return new Section<>(name, heading, meaning, shape, treatment, columns, rows);
  }

  /** How the rows of a section are written in JSON. */
  public enum Shape {
    /** An array of objects. */
    TABLE,
    /** One object; the section has exactly one row. */
    CARD,
    /** An array of texts; the section has exactly one column. */
    LINES
  }

  public Section {
    columns = List.copyOf(columns);
    if (shape == Shape.LINES && columns.size() != 1) {
      throw new IllegalArgumentException(name + ": lines have exactly one column");
    }
  }

  /** The rows of this report, in its order. */
  public List<R> rowsOf(RunReport report) {
    return rows.apply(report);
  }
}
