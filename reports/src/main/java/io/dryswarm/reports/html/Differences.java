package io.dryswarm.reports.html;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What the simulation leaves out or does otherwise, out of {@code docs/fidelity.md}: one source for the page and the manual. */
final class Differences {
  private static final int COLUMNS = 4;
  private static final String END = "\n## ";

  private Differences() {}

  /** Part, what Swarm does, what DrySwarm does, effect; as they stand in the table. */
  static List<List<String>> rows() throws IOException {
    String manual = Page.resource("fidelity.md");
    int end = manual.indexOf(END);
    return manual
        .substring(0, end < 0 ? manual.length() : end)
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| part |"))
        .map(Differences::cells)
        .filter(cells -> cells.size() == COLUMNS)
        .toList();
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1).split("(?<!\\\\)\\|", -1))
        .limit(COLUMNS)
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }
}
