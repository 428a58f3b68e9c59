package io.dryswarm.reports.html;

import io.dryswarm.models.result.RunHistory;
import io.dryswarm.reports.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the report of one run as one page that needs nothing else: no network, no other file. Its numbers are a JSON text inside; its
 * scripts and the chart library are part of it.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * Writes UTF-8 and flushes; leaves the stream open.
   *
   * @throws IOException of the stream
   */
  public static void write(RunReport report, RunHistory history, OutputStream stream)
      throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    PageData.write(report, history, data);
    String page =
        Page.with(report.result().run().scenario(), data.toString(StandardCharsets.UTF_8));
    stream.write(page.getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }
}
