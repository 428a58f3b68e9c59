package io.dryswarm.reports.content;

import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The time in which something was broken, for charts.
 *
 * @param endNs when it was whole again, or the end of the run
 * @param fault kind: {@code crash}
 * @param where a node, or {@code network}
 */
public record FaultBand(long startNs, long endNs, String fault, String where, String words) {
  private static final String PREFIX = "fault.";

  /** What ends what, by the code in the timeline. */
  private static final Map<String, List<String>> ENDS = ends();

  private static Map<String, List<String>> ends() {
    Map<String, List<String>> ends = new LinkedHashMap<>();
    ends.put("crash", List.of("booted"));
    ends.put("kill-engine", List.of("booted", "start-engine"));
    ends.put("stop-engine", List.of("booted", "start-engine"));
    ends.put("link-down", List.of("link-up"));
    ends.put("hang", List.of("goes-on"));
    ends.put("hang-engine", List.of("goes-on"));
    ends.put("slow", List.of("slow-over"));
    ends.put("disk-full", List.of("disk-free"));
    ends.put("registry-down", List.of("registry-up"));
    ends.put("stale-backend", List.of("fresh-backend"));
    ends.put("loss", List.of("healed"));
    ends.put("partition", List.of("healed"));
    ends.put("cut", List.of("healed"));
    return ends;
  }

  /** All of a run, in the order of their beginnings. */
  public static List<FaultBand> of(RunResult result) {
    List<FaultBand> bands = new ArrayList<>();
    List<TimelineEntry> timeline = result.timeline();
    for (int i = 0; i < timeline.size(); i++) {
      TimelineEntry entry = timeline.get(i);
      List<String> ends = ENDS.get(kind(entry));
      if (ends != null) {
        bands.add(new FaultBand(
            entry.timeNs(),
            end(timeline, i, ends, result.durationNs()),
            kind(entry),
            entry.actor(),
            entry.text()));
      }
    }
    return bands;
  }

  private static String kind(TimelineEntry entry) {
    return entry.code().startsWith(PREFIX) ? entry.code().substring(PREFIX.length()) : "";
  }

  private static long end(
      List<TimelineEntry> timeline, int start, List<String> ends, long otherwiseNs) {
    TimelineEntry begun = timeline.get(start);
    for (TimelineEntry later : timeline.subList(start + 1, timeline.size())) {
      boolean isSamePlace = later.actor().equals(begun.actor());
      if (isSamePlace && ends.contains(kind(later)) && isSameMatter(begun, later)) {
        return later.timeNs();
      }
    }
    return otherwiseNs;
  }

  /** Several things can be broken on one network or node at once: what heals repeats the words after the colon. */
  private static boolean isSameMatter(TimelineEntry begun, TimelineEntry ended) {
    String healed = "healed: ";
    if (!ended.text().startsWith(healed)) {
      return true;
    }
    String matter = ended.text().substring(healed.length());
    String loss = "loss ";
    return begun
        .text()
        .endsWith(matter.startsWith(loss) ? matter.substring(loss.length()) : matter);
  }
}
