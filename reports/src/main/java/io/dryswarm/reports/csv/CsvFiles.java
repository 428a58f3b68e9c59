package io.dryswarm.reports.csv;

import io.dryswarm.reports.content.Histories;
import io.dryswarm.reports.content.Metrics;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.content.Sections;
import io.dryswarm.reports.content.Series;
import java.util.List;

/** Which sections become files. */
public final class CsvFiles {
  /** In the order of the reference page; the name of a file is that of its section. */
  public static final List<Section<?>> ALL = List.of(
      Metrics.METRICS,
      Sections.TIMELINE,
      Series.USERS,
      Series.ERRORS,
      Series.SERVICES,
      Series.NODES,
      Series.TRAFFIC,
      Histories.TASKS,
      Histories.NODES,
      Histories.LEADERS,
      Histories.UPDATES,
      Histories.FAULTS);

  private CsvFiles() {}

  /** Name of a section's file: {@code series-users.csv}. */
  public static String name(Section<?> section) {
    return section.name() + ".csv";
  }
}
