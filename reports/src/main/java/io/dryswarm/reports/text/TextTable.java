package io.dryswarm.reports.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text under headings, fitted into a width. Immutable but for its rows. */
public final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";
  private static final int LEAST_TEXT_WIDTH = 20;

  private final List<String> titles;
  private final boolean[] right;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param right which columns stand to the right
   */
  public TextTable(List<String> titles, boolean[] right) {
    this.titles = List.copyOf(titles);
    this.right = right.clone();
  }

  public void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  /** Lines without trailing spaces, none longer than {@code width} unless a single column is. */
  public List<String> lines(int width) {
    int[] widths = naturalWidths();
    if (total(widths) > width) {
      narrowWidestText(widths, width);
    }
    return total(widths) <= width ? upright(widths) : turned(width);
  }

  private int[] naturalWidths() {
    int[] widths = titles.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static int total(int[] widths) {
    return INDENT.length() + Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private void narrowWidestText(int[] widths, int width) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (!right[i] && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    if (widest >= 0) {
      int spare = width - (total(widths) - widths[widest]);
      if (spare >= Math.max(LEAST_TEXT_WIDTH, titles.get(widest).length())) {
        widths[widest] = spare;
      }
    }
  }

  private List<String> upright(int[] widths) {
    List<String> lines = new ArrayList<>();
    addWrapped(titles, widths, lines);
    for (List<String> row : rows) {
      addWrapped(row, widths, lines);
    }
    return lines;
  }

  private void addWrapped(List<String> row, int[] widths, List<String> lines) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      cells.add(Wrap.lines(row.get(i), Math.max(1, widths[i])));
      height = Math.max(height, cells.get(i).size());
    }
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int i = 0; i < widths.length; i++) {
        String text = y < cells.get(i).size() ? cells.get(i).get(y) : "";
        line.append(i == 0 ? "" : GAP).append(pad(text, widths[i], right[i]));
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  /** Columns become lines, rows become columns; as many rows beside each other as fit. */
  private List<String> turned(int width) {
    int labels = titles.stream().mapToInt(String::length).max().orElse(0);
    int room = width - INDENT.length() - labels - GAP.length();
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < rows.size()) {
      int to = from + 1;
      int used = Math.min(widest(from), room);
      while (to < rows.size() && used + GAP.length() + widest(to) <= room) {
        used += GAP.length() + widest(to);
        to++;
      }
      if (!lines.isEmpty()) {
        lines.add("");
      }
      addTurned(rows.subList(from, to), labels, Math.max(1, room), lines);
      from = to;
    }
    return lines;
  }

  private int widest(int row) {
    return rows.get(row).stream().mapToInt(String::length).max().orElse(0);
  }

  private void addTurned(List<List<String>> group, int labels, int room, List<String> lines) {
    TextTable turned = new TextTable(
        java.util.Collections.nCopies(group.size() + 1, ""), new boolean[group.size() + 1]);
    int[] widths = new int[group.size() + 1];
    widths[0] = labels;
    for (int i = 0; i < titles.size(); i++) {
      List<String> line = new ArrayList<>(List.of(titles.get(i)));
      for (int g = 0; g < group.size(); g++) {
        String text = group.get(g).get(i);
        widths[g + 1] = Math.min(room, Math.max(widths[g + 1], text.length()));
        line.add(text);
      }
      turned.add(line);
    }
    for (List<String> line : turned.rows) {
      turned.addWrapped(line, widths, lines);
    }
  }

  private static String pad(String text, int width, boolean right) {
    String fill = " ".repeat(Math.max(0, width - text.length()));
    return right ? fill + text : text + fill;
  }
}
