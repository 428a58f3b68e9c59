package io.dryswarm.reports.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dryswarm.reports.content.Cell;
import java.io.IOException;

/** One value of a report as JSON: times in milliseconds, what is missing as {@code null}. */
public final class CellJson {
  private CellJson() {}

  /** Writes one value. */
  public static void write(JsonGenerator out, Cell cell) throws IOException {
    if (cell instanceof Cell.Text text) {
      out.writeString(text.text());
    } else if (cell instanceof Cell.Count count) {
      out.writeNumber(count.count());
    } else if (cell instanceof Cell.Duration duration) {
      out.writeNumber(Decimals.milliseconds(duration.ns()));
    } else if (cell instanceof Cell.Moment moment) {
      out.writeNumber(Decimals.milliseconds(moment.ns()));
    } else if (cell instanceof Cell.Share share) {
      writeFraction(out, share.share());
    } else if (cell instanceof Cell.Number number) {
      writeFraction(out, number.number());
    } else if (cell instanceof Cell.Truth truth) {
      out.writeBoolean(truth.truth());
    } else {
      out.writeNull();
    }
  }

  private static void writeFraction(JsonGenerator out, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(Decimals.fraction(value));
    } else {
      out.writeNull();
    }
  }
}
