package io.dryswarm.experiments.design;

import java.util.List;

/**
 * One combination of values.
 *
 * @param index  from 0, in the order of the grid
 * @param values one per axis, in the order of the axes
 */
public record Cell(int index, List<String> values) {
  public Cell {
    values = List.copyOf(values);
  }
}
