package io.dryswarm.reports.output;

import io.dryswarm.models.result.RunHistory;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.csv.CsvFiles;
import io.dryswarm.reports.csv.CsvTable;
import io.dryswarm.reports.html.HtmlReport;
import io.dryswarm.reports.json.JsonReport;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what belongs to every run into its directory; the trace is written while it runs. */
public final class RunFiles {
  private RunFiles() {}

  /** Writes one form of a report. */
  private interface Form {
    void write(OutputStream stream) throws IOException;
  }

  /**
   * Writes {@value OutputDirectory#REPORT} and {@value OutputDirectory#LATENCY}; where the history of the run was kept also {@value
   * OutputDirectory#PAGE}, {@value OutputDirectory#PERFETTO} and the files of {@link CsvFiles}.
   */
  public static void write(RunReport report, OutputDirectory directory) throws IOException {
    create(directory, OutputDirectory.REPORT, stream -> JsonReport.write(report, stream));
    create(directory, OutputDirectory.LATENCY, stream -> LatencyLog.write(report.result(), stream));
    RunHistory history = report.history();
    if (history == null) {
      return;
    }
    for (Section<?> section : CsvFiles.ALL) {
      create(directory, CsvFiles.name(section), stream -> CsvTable.write(section, report, stream));
    }
    create(
        directory,
        OutputDirectory.PERFETTO,
        stream -> PerfettoTrace.write(report.result(), history, stream));
    create(directory, OutputDirectory.PAGE, stream -> HtmlReport.write(report, history, stream));
  }

  private static void create(OutputDirectory directory, String name, Form form) throws IOException {
    try (OutputStream stream = directory.create(name)) {
      form.write(stream);
    }
  }
}
