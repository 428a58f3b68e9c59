package io.dryswarm.docker.client.print;

import java.util.ArrayList;
import java.util.List;

/** Aligns text whose columns are ended by tabs: three blanks between them, and none narrower than ten. */
final class Columns {
  private static final int NARROWEST = 10;
  private static final int GAP = 3;

  private Columns() {}

  static String align(String text) {
    List<String[]> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(line.split("\t", -1));
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i);
      for (int column = 0; column < cells.length; column++) {
        out.append(cells[column]);
        if (column + 1 < cells.length) {
          out.append(" ".repeat(width(lines, i, column) - length(cells[column])));
        }
      }
      out.append(i + 1 < lines.size() ? "\n" : "");
    }
    return out.toString();
  }

  /** The widest cell among the neighbouring lines that have this column. */
  private static int width(List<String[]> lines, int line, int column) {
    int first = line;
    while (first > 0 && lines.get(first - 1).length > column + 1) {
      first--;
    }
    int width = NARROWEST;
    for (int i = first; i < lines.size() && lines.get(i).length > column + 1; i++) {
      width = Math.max(width, length(lines.get(i)[column]) + GAP);
    }
    return width;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
