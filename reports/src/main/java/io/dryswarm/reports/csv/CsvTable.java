package io.dryswarm.reports.csv;

import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Cell;
import io.dryswarm.reports.content.Column;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.json.Decimals;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * One section as comma-separated values: UTF-8, a line of names first, {@code \n} after every line. Texts stand in quotes where they
 * hold a comma, a quote or a line end; numbers are those of the JSON form; what is missing is empty.
 */
public final class CsvTable {
  private CsvTable() {}

  /**
   * Writes and flushes; leaves the stream open.
   *
   * @throws IOException of the stream
   */
  public static <R> void write(Section<R> section, RunReport report, OutputStream stream)
      throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    String separator = "";
    for (Column<R> column : section.columns()) {
      out.append(separator).append(quoted(column.name()));
      separator = ",";
    }
    out.append('\n');
    for (R row : section.rowsOf(report)) {
      separator = "";
      for (Column<R> column : section.columns()) {
        out.append(separator).append(text(column.cell(row)));
        separator = ",";
      }
      out.append('\n');
    }
    out.flush();
  }

  private static String text(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return quoted(text.text());
    } else if (cell instanceof Cell.Count count) {
      return Long.toString(count.count());
    } else if (cell instanceof Cell.Duration duration) {
      return plain(Decimals.milliseconds(duration.ns()));
    } else if (cell instanceof Cell.Moment moment) {
      return plain(Decimals.milliseconds(moment.ns()));
    } else if (cell instanceof Cell.Share share) {
      return fraction(share.share());
    } else if (cell instanceof Cell.Number number) {
      return fraction(number.number());
    } else if (cell instanceof Cell.Truth truth) {
      return Boolean.toString(truth.truth());
    }
    return "";
  }

  private static String fraction(double value) {
    return Double.isFinite(value) ? plain(Decimals.fraction(value)) : "";
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  static String quoted(String text) {
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
