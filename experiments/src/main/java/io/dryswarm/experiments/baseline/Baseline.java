package io.dryswarm.experiments.baseline;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What scenarios measured when it was last approved.
 *
 * @param scenarios by path, from the folder of the baseline file
 */
public record Baseline(SortedMap<String, Section> scenarios) {
  public Baseline {
    scenarios = Collections.unmodifiableSortedMap(new TreeMap<>(scenarios));
  }

  /** Nothing is on record. */
  public static Baseline empty() {
    return new Baseline(Collections.emptySortedMap());
  }

  /** The same with another section for a scenario. */
  public Baseline with(String scenario, Section section) {
    TreeMap<String, Section> all = new TreeMap<>(scenarios);
    all.put(scenario, section);
    return new Baseline(all);
  }

  /**
   * One scenario.
   *
   * @param firstSeed of its runs; the others follow it
   * @param runs      how many, at least 2
   * @param metrics   by name
   */
  public record Section(long firstSeed, int runs, SortedMap<String, Line> metrics) {
    public Section {
      metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }
  }

  /**
   * One metric.
   *
   * @param number    of its line in the file, from 1; 0 for one that is not from a file
   * @param tolerance by how much it may become worse, as a share of the baseline's value: 0.05 = 5 %
   * @param values    of each seed, in the metric's unit; empty where that run did not have it
   */
  public record Line(int number, double tolerance, List<OptionalDouble> values) {
    public Line {
      values = List.copyOf(values);
    }
  }
}
