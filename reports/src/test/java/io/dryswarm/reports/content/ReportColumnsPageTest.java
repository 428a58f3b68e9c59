package io.dryswarm.reports.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.reports.Golden;
import io.dryswarm.reports.csv.CsvFiles;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/report-columns.md} against the code. */
class ReportColumnsPageTest {
  private static final String INTRODUCTION = """
      # Columns of the report

      What `sim run` prints, what `report.json` and `report.html` hold: the same sections, in this order. *JSON* is the member's name in
      its section, *text* the heading. Text shows a duration as `us`, `ms`, `s` or `min` with three digits, and a share in percent; JSON
      always carries milliseconds (`...Ms`) and shares from 0 to 1. What did not happen is `-` in text and `null` in JSON. *Warm-up* says
      what the time before the first users begin counts for.

      The JSON form is published as [report.schema.json](report.schema.json). Members may be added; `schemaVersion` rises when one is
      renamed, removed or changes its meaning. Sections without rows are left out of the text and are empty arrays in JSON.

      """;

  private static final String FILES = """
      # Files

      `sim run FILE --out DIR` writes all of these, or none.

      | file | holds |
      |---|---|
      | `report.html` | everything, as one page that needs no network: tables, charts, a replay of the cluster with a scrub bar |
      | `report.json` | the sections above |
      | `metrics.csv`, `timeline.csv` | the same for spreadsheets: every number on a line of its own, and the timeline |
      | `series-*.csv` and the other CSV files | the run moment by moment; their columns follow |
      | `latency.hlog` | every latency distribution as an HdrHistogram log, nanoseconds |
      | `trace.json` | states of tasks, nodes and leaders, faults and commands as tracks, requests as counters: for ui.perfetto.dev or chrome://tracing |
      | `trace.jsonl` | with `--trace`: every record that the models write |

      CSV files are UTF-8 with a line of names first. Numbers are those of JSON; what is missing is empty. Series have at most 1024
      buckets of time: one second wide, doubled as often as a long run needs.

      """;

  @Test
  void pageAndCodeAgree() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Section<?> section : Sections.ALL) {
      append(section, "JSON | text", page);
    }
    page.append(FILES);
    for (Section<?> section : CsvFiles.ALL) {
      if (!Sections.ALL.contains(section)) {
        append(section, "CSV | in words", page);
      }
    }
    Golden.checkDocs("report-columns.md", page.toString().stripTrailing() + "\n");
  }

  private static void append(Section<?> section, String names, StringBuilder page) {
    page.append("## ")
        .append(section.heading())
        .append(": `")
        .append(section.name())
        .append("`\n\n")
        .append(section.meaning())
        .append("\n\n")
        .append(shape(section))
        .append("Warm-up: ")
        .append(section.warmUp().words())
        .append(".\n\n| ")
        .append(names)
        .append(" | unit | type | meaning |\n|---|---|---|---|---|\n");
    for (Column<?> column : section.columns()) {
      page.append("| `")
          .append(column.name())
          .append("` | ")
          .append(column.title())
          .append(" | ")
          .append(column.kind().unit())
          .append(" | ")
          .append(column.kind().jsonType())
          .append(column.kind().mayBeMissing() ? ", may be missing" : "")
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
    Set<Section<?>> all = new LinkedHashSet<>(Sections.ALL);
    all.addAll(CsvFiles.ALL);
    for (Section<?> section : all) {
      assertTrue(
          sections.add(section.name() + (Sections.ALL.contains(section) ? ".json" : ".csv")),
          section.name());
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
