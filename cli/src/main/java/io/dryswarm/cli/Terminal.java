package io.dryswarm.cli;

import io.dryswarm.reports.text.Layout;
import java.util.Map;

/**
 * What the process is connected to. Java cannot tell one stream from the other, so the launcher does.
 *
 * @param outIsTerminal whether standard output is one
 * @param errIsTerminal whether standard error is one
 * @param width         columns
 * @param environment   for the colour conventions
 */
record Terminal(
    boolean outIsTerminal, boolean errIsTerminal, int width, Map<String, String> environment) {
  /** Set by the launcher: the numbers of the streams that are terminals, for example {@code 12}. */
  static final String STREAMS_PROPERTY = "dryswarm.terminals";

  private static final int WIDEST = 400;

  /** When colours are used. */
  enum Colour {
    auto,
    always,
    never
  }

  static Terminal detect(Map<String, String> environment, String terminals) {
    return new Terminal(
        terminals.contains("1"), terminals.contains("2"), width(environment), environment);
  }

  private static int width(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,4}")
        ? Math.min(Integer.parseInt(columns), WIDEST)
        : Layout.USUAL_WIDTH;
  }

  /** Whether results are coloured: the option decides, then {@code NO_COLOR}, then {@code CLICOLOR_FORCE}, then the stream. */
  boolean colour(Colour wanted) {
    if (wanted != Colour.auto) {
      return wanted == Colour.always;
    }
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String force = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!force.isEmpty() && !force.equals("0")) {
      return true;
    }
    return outIsTerminal && !"dumb".equals(environment.get("TERM"));
  }
}
