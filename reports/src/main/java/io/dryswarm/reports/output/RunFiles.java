package io.dryswarm.reports.output;

import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.json.JsonReport;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what belongs to every run into its directory; the trace is written while it runs. */
public final class RunFiles {
  private RunFiles() {}

  /** Writes {@value OutputDirectory#REPORT} and {@value OutputDirectory#LATENCY}. */
  public static void write(RunReport report, OutputDirectory directory) throws IOException {
    try (OutputStream stream = directory.create(OutputDirectory.REPORT)) {
      JsonReport.write(report, stream);
    }
    try (OutputStream stream = directory.create(OutputDirectory.LATENCY)) {
      LatencyLog.write(report.result(), stream);
    }
  }
}
