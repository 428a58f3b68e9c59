package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The lines that people read: who did what, when. */
public final class Timeline {
  private final LongSupplier nowNs;
  private final List<TimelineEntry> entries = new ArrayList<>();

  public Timeline(LongSupplier nowNs) {
    this.nowNs = nowNs;
  }

  /**
   * @param code  stable dotted name of the kind of line
   * @param actor a node, a task or {@code swarm}
   */
  public void add(String code, String actor, String text) {
    entries.add(new TimelineEntry(nowNs.getAsLong(), code, actor, text));
  }

  public List<TimelineEntry> entries() {
    return List.copyOf(entries);
  }
}
