package io.dryswarm.experiments.design;

import java.util.ArrayList;
import java.util.List;

/**
 * All combinations of the values of some axes; the last axis varies fastest. Without an axis it has one cell, the scenario as it is.
 *
 * @param axes with different paths
 */
public record Grid(List<Axis> axes) {
  private static final long MOST_CELLS = 1_000_000;

  public Grid {
    axes = List.copyOf(axes);
    long paths = axes.stream().map(Axis::path).distinct().count();
    if (paths < axes.size()) {
      throw new IllegalArgumentException("two axes vary the same path");
    }
    long cells = 1;
    for (Axis axis : axes) {
      cells *= axis.values().size();
      if (cells > MOST_CELLS) {
        throw new IllegalArgumentException("more than " + MOST_CELLS + " cells");
      }
    }
  }

  public List<Cell> cells() {
    List<List<String>> rows = List.of(List.of());
    for (Axis axis : axes) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> row : rows) {
        for (String value : axis.values()) {
          List<String> with = new ArrayList<>(row);
          with.add(value);
          longer.add(with);
        }
      }
      rows = longer;
    }
    List<Cell> cells = new ArrayList<>();
    for (List<String> row : rows) {
      cells.add(new Cell(cells.size(), row));
    }
    return cells;
  }

  /** What {@code --set} would say for a cell. */
  public List<String> settings(Cell cell) {
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      settings.add(axes.get(i).path() + "=" + cell.values().get(i));
    }
    return settings;
  }
}
