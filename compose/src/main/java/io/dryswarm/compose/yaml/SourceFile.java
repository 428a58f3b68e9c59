package io.dryswarm.compose.yaml;

import java.util.List;

/**
 * A file as it was read, for messages that show a line of it.
 *
 * @param name as the user would type it; what messages begin with
 */
public record SourceFile(String name, List<String> lines) {
  public SourceFile {
    lines = List.copyOf(lines);
  }

  /** Splits a text into lines at any line ending. */
  public static SourceFile of(String name, String text) {
    return new SourceFile(name, text.lines().toList());
  }

  /** A line without its ending; empty past the end of the file. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
