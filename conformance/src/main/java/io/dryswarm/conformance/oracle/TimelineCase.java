package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.RecordedCase;
import io.dryswarm.conformance.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A recorded timeline of orchestrators, updater and reaper, to the millisecond. Where the recording differed from run to run, ours must be
 * one of those seen, or have the same end and the same course of the update status.
 */
record TimelineCase(JsonNode recorded) implements RecordedCase {
  /** Runs of a timeline that differs from run to run. */
  private static final int SEEDS = 5;

  /** Tries to hit one of the timelines that were seen. */
  private static final int MOST_SEEDS = 200;

  private static final int ROWS_SHOWN = 8;

  @Override
  public String id() {
    return recorded.get("id").asText();
  }

  @Override
  public String note() {
    return recorded.path("note").asText();
  }

  @Override
  public List<Finding> play() {
    try {
      return switch (recorded.get("stability").asText()) {
        case "task" -> exact("trace");
        case "aggregate" -> exact("aggregate");
        case "unstable" -> unstable();
        default ->
          throw new Unsupported("stability '" + recorded.get("stability").asText() + "'");
      };
    } catch (Unsupported unknown) {
      return List.of(Finding.unsupported("timeline", unknown.what()));
    }
  }

  private List<Finding> exact(String key) {
    TimelinePlay played = new TimelinePlay(recorded, 1);
    List<String> expected = TimelineRows.recorded(recorded.get(key));
    List<Finding> findings = new ArrayList<>();
    findings.add(compared("timeline", expected, played.rows()));
    findings.addAll(updateStatus(List.of(played)));
    return findings;
  }

  /** The recording lists at most four of the courses that it saw, so one of ours must be among them, not each. */
  private List<Finding> unstable() {
    List<List<String>> seen = new ArrayList<>();
    seen.add(TimelineRows.recorded(recorded.get("aggregate")));
    for (JsonNode other : recorded.path("otherAggregatesSeen")) {
      seen.add(TimelineRows.recorded(other.get("aggregate")));
    }
    List<TimelinePlay> played = new ArrayList<>();
    boolean found = false;
    for (long seed = 1; seed <= MOST_SEEDS && !(found && seed > SEEDS); seed++) {
      TimelinePlay run = new TimelinePlay(recorded, seed);
      played.add(run);
      found |= seen.contains(run.rows());
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        found
            ? Finding.passed("timeline")
            : compared(
                "timeline, none of those seen", seen.get(0), played.get(0).rows()));
    findings.addAll(updateStatus(played));
    return findings;
  }

  private List<Finding> updateStatus(List<TimelinePlay> played) {
    if (!recorded.has("updateStatusSequence")) {
      return List.of();
    }
    List<String> expected = new ArrayList<>();
    recorded.get("updateStatusSequence").forEach(state -> expected.add(state.asText()));
    return List.of(played.stream()
        .map(TimelinePlay::updateStates)
        .filter(states -> !states.equals(expected))
        .findFirst()
        .map(states ->
            Finding.failed("course of the update status", expected.toString(), states.toString()))
        .orElseGet(() -> Finding.passed("course of the update status")));
  }

  private static Finding compared(String what, List<String> expected, List<String> actual) {
    if (expected.equals(actual)) {
      return Finding.passed(what);
    }
    return Finding.failed(
        what,
        "only there: " + without(expected, actual),
        "only here: " + without(actual, expected));
  }

  private static String without(List<String> rows, List<String> others) {
    List<String> only = new ArrayList<>(rows);
    others.forEach(only::remove);
    List<String> first = new ArrayList<>(new TreeSet<>(only));
    return first.size() <= ROWS_SHOWN
        ? String.join("; ", first)
        : String.join("; ", first.subList(0, ROWS_SHOWN)) + "; and " + (first.size() - ROWS_SHOWN)
            + " more";
  }
}
