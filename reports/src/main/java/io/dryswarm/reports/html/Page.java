package io.dryswarm.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page without its numbers: a template into which styles, scripts and the chart library are put. */
final class Page {
  /** Where the build has put uPlot, as its publisher delivers it. */
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  /** Every script knows those before it, and nothing of those behind it. */
  static final List<String> SCRIPTS = List.of(
      "data.js",
      "format.js",
      "dom.js",
      "theme.js",
      "tables.js",
      "summary.js",
      "charts.js",
      "latency.js",
      "traffic.js",
      "nodes.js",
      "lanes.js",
      "control.js",
      "gantt.js",
      "updates.js",
      "secrets.js",
      "state.js",
      "stage.js",
      "graph.js",
      "replay.js",
      "timeline.js",
      "method.js",
      "main.js");

  private static final Pattern MARK = Pattern.compile("\\{\\{(\\w+)}}");

  static final List<String> STYLES = List.of("page.css", "parts.css", "replay.css", "print.css");

  private Page() {}

  /**
   * The whole page.
   *
   * @param title plain text
   * @param json  in which no {@code <} stands
   */
  static String with(String title, String json) throws IOException {
    Map<String, String> parts = Map.of(
        "title", text(title),
        "styles", uplot("dist/uPlot.min.css") + all("css/", STYLES),
        "data", json,
        "licence", uplot("LICENSE").strip(),
        "uplot", uplot("dist/uPlot.iife.min.js"),
        "scripts", all("js/", SCRIPTS));
    // In one go: a mark in a user's title is text like any other.
    return MARK.matcher(resource("report.html"))
        .replaceAll(mark -> Matcher.quoteReplacement(parts.get(mark.group(1))));
  }

  private static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String all(String folder, List<String> names) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(resource(folder + name));
    }
    return all.toString();
  }

  private static String uplot(String name) throws IOException {
    return read(UPLOT + name);
  }

  static String resource(String name) throws IOException {
    return read("/io/dryswarm/reports/html/" + name);
  }

  private static String read(String path) throws IOException {
    try (InputStream stream = Page.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IOException(path + " is missing in this build of DrySwarm");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
