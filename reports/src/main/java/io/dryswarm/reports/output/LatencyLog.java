package io.dryswarm.reports.output;

import io.dryswarm.models.result.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Latency histograms in the HdrHistogram log format, which the common viewers open.
 *
 * <p>One line for each kind of request, tagged {@code users/request}; then {@code item/stored} and {@code item/seen} of each kind of
 * item, and {@code raft/commit}. Values are nanoseconds, times are virtual: the base is 0, an interval is the whole run.
 */
public final class LatencyLog {
  private static final double NS_PER_MS = 1e6;
  private static final double NS_PER_SECOND = 1e9;

  private LatencyLog() {}

  /**
   * Writes the log and flushes; leaves the stream open.
   *
   * @throws IOException if the stream failed
   */
  public static void write(RunResult result, OutputStream stream) throws IOException {
    PrintStream out = new PrintStream(stream, false, StandardCharsets.UTF_8);
    HistogramLogWriter log = new HistogramLogWriter(out);
    log.outputComment(
        "[DrySwarm latency log, nanoseconds; the column of maxima is in milliseconds]");
    log.outputLogFormatVersion();
    log.outputBaseTime(0);
    log.outputLegend();
    double endSeconds = result.durationNs() / NS_PER_SECOND;
    result
        .requests()
        .forEach(kind -> add(log, endSeconds, kind.users() + "/" + kind.request(), kind.latency()));
    result.items().forEach(item -> {
      add(log, endSeconds, item.item() + "/stored", item.storeLatency());
      add(log, endSeconds, item.item() + "/seen", item.seenLatency());
    });
    add(log, endSeconds, "raft/commit", result.controlPlane().commitLatency());
    if (out.checkError()) {
      throw new IOException("cannot write the latency log");
    }
  }

  private static void add(
      HistogramLogWriter log, double endSeconds, String tag, Histogram histogram) {
    Histogram tagged = histogram.copy();
    tagged.setTag(tag(tag));
    log.outputIntervalHistogram(0, endSeconds, tagged, NS_PER_MS);
  }

  /** Tags of the format hold no comma and no white space. */
  static String tag(String text) {
    return text.replaceAll("[,\\s]+", "_");
  }
}
