package io.dryswarm.reports.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at spaces. */
final class Wrap {
  private Wrap() {}

  /**
   * Lines of at most {@code width} characters; at least one line. A word longer than a line is broken.
   *
   * @param width at least 1
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.replace('\n', ' ').split(" ", -1)) {
      String rest = word;
      if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
        flush(line, lines);
      }
      while (rest.length() > width) {
        lines.add(rest.substring(0, width));
        rest = rest.substring(width);
      }
      if (!rest.isEmpty()) {
        line.append(line.length() == 0 ? "" : " ").append(rest);
      }
    }
    if (line.length() > 0 || lines.isEmpty()) {
      flush(line, lines);
    }
    return lines;
  }

  private static void flush(StringBuilder line, List<String> lines) {
    lines.add(line.toString());
    line.setLength(0);
  }
}
