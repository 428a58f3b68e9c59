package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of a timeline as text that sorts by time. */
final class TimelineRows {
  private TimelineRows() {}

  /** Recorded rows, sorted: within a millisecond they have no order. */
  static List<String> recorded(JsonNode rows) {
    List<String> texts = new ArrayList<>();
    for (JsonNode row : rows) {
      List<String> cells = new ArrayList<>();
      for (int cell = 1; cell < row.size(); cell++) {
        cells.add(row.get(cell).asText());
      }
      texts.add(row(row.get(0).asLong(), String.join(", ", cells)));
    }
    texts.sort(null);
    return texts;
  }

  static String row(long ms, String what) {
    return String.format(Locale.ROOT, "%7d, %s", ms, what);
  }
}
