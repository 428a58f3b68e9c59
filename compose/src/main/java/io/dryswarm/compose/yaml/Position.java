package io.dryswarm.compose.yaml;

/**
 * A place in a file.
 *
 * @param line   from 1; 0 = the file as a whole
 * @param column from 1, in characters
 */
public record Position(SourceFile file, int line, int column) {
  /** The file as a whole: for what has no better place. */
  public static Position ofFile(SourceFile file) {
    return new Position(file, 0, 0);
  }

  /** {@code scenario.yaml:31:18}, or only the name of the file. */
  public String text() {
    return line == 0 ? file.name() : file.name() + ":" + line + ":" + column;
  }
}
