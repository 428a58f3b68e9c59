package io.dryswarm.experiments.output;

import io.dryswarm.scenarios.expect.Direction;
import io.dryswarm.scenarios.expect.Unit;
import java.util.List;

/**
 * What is measured.
 *
 * @param names of numbers, as expectations name them
 * @param units of each
 */
public record Measures(List<String> names, List<Unit> units) {
  public Measures {
    names = List.copyOf(names);
    units = List.copyOf(units);
  }

  Direction direction(int metric) {
    return Direction.of(names.get(metric), units.get(metric));
  }

  /** Column of a table for programs, with the unit: {@code voters.latency.p99_ns}. */
  String column(int metric) {
    return switch (units.get(metric)) {
      case DURATION -> names.get(metric) + "_ns";
      case SHARE -> names.get(metric) + "_share";
      default -> names.get(metric);
    };
  }

  /** A value with its sign, for people. */
  String signed(int metric, double value) {
    return (value < 0 ? "-" : "+") + units.get(metric).text(Math.abs(value));
  }
}
