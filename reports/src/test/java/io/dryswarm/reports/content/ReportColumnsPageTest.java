package io.dryswarm.reports.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.reports.Golden;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/report-columns.md} against the code. */
class ReportColumnsPageTest {
  private static final String INTRODUCTION = """
      # Columns of the report

      What `sim run` prints, and what `report.json` holds: the same sections, in this order. *JSON* is the member's name in its section,
      *text* the heading. Text shows a duration as `us`, `ms`, `s` or `min` with three digits, and a share in percent; JSON always carries
      milliseconds (`...Ms`) and shares from 0 to 1. What did not happen is `-` in text and `null` in JSON.

      The JSON form is published as [report.schema.json](report.schema.json). Members may be added; `schemaVersion` rises when one is
      renamed, removed or changes its meaning. Sections without rows are left out of the text and are empty arrays in JSON.

      """;

  @Test
  void pageAndCodeAgree() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Section<?> section : Sections.ALL) {
      append(section, page);
    }
    Golden.checkDocs("report-columns.md", page.toString().stripTrailing() + "\n");
  }

  private static void append(Section<?> section, StringBuilder page) {
    page.append("## ")
        .append(section.heading())
        .append(": `")
        .append(section.name())
        .append("`\n\n")
        .append(section.meaning())
        .append("\n\n")
        .append(shape(section))
        .append("| JSON | text | unit | meaning |\n|---|---|---|---|\n");
    for (Column<?> column : section.columns()) {
      page.append("| `")
          .append(column.name())
          .append("` | ")
          .append(column.title())
          .append(" | ")
          .append(column.kind().unit())
          .append(" | ")
          .append(column.meaning())
          .append(" |\n");
    }
    page.append('\n');
  }

  private static String shape(Section<?> section) {
    return switch (section.shape()) {
      case TABLE -> "";
      case CARD -> "JSON: one object.\n\n";
      case LINES -> "JSON: an array of texts.\n\n";
    };
  }

  @Test
  void namesAreUniqueAndCarryTheirUnit() {
    Set<String> sections = new HashSet<>();
    for (Section<?> section : Sections.ALL) {
      assertTrue(sections.add(section.name()), section.name());
      Set<String> columns = new HashSet<>();
      for (Column<?> column : section.columns()) {
        assertTrue(columns.add(column.name()), section.name() + "." + column.name());
        assertEquals(
            column.kind() == Column.Kind.DURATION || column.kind() == Column.Kind.MOMENT,
            column.name().endsWith("Ms"),
            section.name() + "." + column.name());
        assertFalse(column.meaning().isBlank(), column.name());
      }
    }
  }
}
