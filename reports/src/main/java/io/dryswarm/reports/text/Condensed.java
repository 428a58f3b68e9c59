package io.dryswarm.reports.text;

import io.dryswarm.core.Time;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A timeline short enough to read: without passing states of tasks, and with repetitions folded.
 *
 * <p>A repetition is one kind of entry many times in a row, or a cycle of up to {@value #LONGEST_CYCLE} kinds (a crash loop, for
 * example). The first few stay.
 */
final class Condensed {
  /**
   * A line of the timeline.
   *
   * @param entry {@code null} for a fold
   * @param fold  says what was folded; empty for an entry
   */
  record Line(@Nullable TimelineEntry entry, String fold) {}

  private static final int LONGEST_CYCLE = 6;

  /** Of one kind in a row: this many stay, and at least {@link #FOLD_AT_LEAST} are folded. */
  private static final int KEEP_SINGLE = 6;

  private static final int KEEP_CYCLES = 2;
  private static final int FOLD_AT_LEAST = 3;

  /** On the way from created to running; the next state tells as much. */
  private static final String PRINTED = "operation.printed";

  private static final Set<String> PASSING = Set.of(
      "task.new",
      "task.pending",
      "task.assigned",
      "task.accepted",
      "task.preparing",
      "task.ready",
      "task.starting");

  private final List<Line> lines = new ArrayList<>();
  private int passing;
  private int folded;

  private Condensed() {}

  static Condensed of(List<TimelineEntry> timeline) {
    Condensed condensed = new Condensed();
    condensed.fold(condensed.withoutPassing(timeline));
    return condensed;
  }

  static Condensed nothingLeftOut(List<TimelineEntry> timeline) {
    Condensed all = new Condensed();
    timeline.forEach(entry -> all.lines.add(new Line(entry, "")));
    return all;
  }

  List<Line> lines() {
    return lines;
  }

  /** Passing states left out. */
  int passing() {
    return passing;
  }

  /** Entries folded. */
  int folded() {
    return folded;
  }

  /** Whether it is a line that a command printed; such lines are never folded. */
  static boolean isPrinted(TimelineEntry entry) {
    return entry.code().equals(PRINTED);
  }

  private List<TimelineEntry> withoutPassing(List<TimelineEntry> timeline) {
    List<TimelineEntry> kept = new ArrayList<>();
    for (TimelineEntry entry : timeline) {
      if (PASSING.contains(entry.code()) && !entry.text().contains(": ")) {
        passing++;
      } else {
        kept.add(entry);
      }
    }
    return kept;
  }

  private void fold(List<TimelineEntry> entries) {
    int at = 0;
    while (at < entries.size()) {
      int cycle = foldableCycle(entries, at);
      if (cycle == 0) {
        lines.add(new Line(entries.get(at++), ""));
      } else {
        at = foldCycle(entries, at, cycle);
      }
    }
  }

  /** Length of the shortest cycle that starts here and repeats often enough, or 0. */
  private static int foldableCycle(List<TimelineEntry> entries, int at) {
    for (int cycle = 1; cycle <= LONGEST_CYCLE; cycle++) {
      if (repetitions(entries, at, cycle) >= keep(cycle) + FOLD_AT_LEAST) {
        return cycle;
      }
    }
    return 0;
  }

  private static int keep(int cycle) {
    return cycle == 1 ? KEEP_SINGLE : KEEP_CYCLES;
  }

  private static int repetitions(List<TimelineEntry> entries, int at, int cycle) {
    int end = at + cycle;
    while (end < entries.size()
        && !isPrinted(entries.get(end))
        && entries.get(end).code().equals(entries.get(end - cycle).code())) {
      end++;
    }
    return end > entries.size() ? 0 : (end - at) / cycle;
  }

  private int foldCycle(List<TimelineEntry> entries, int at, int cycle) {
    int repetitions = repetitions(entries, at, cycle);
    int foldFrom = at + keep(cycle) * cycle;
    int foldTo = at + repetitions * cycle;
    for (int i = at; i < foldFrom; i++) {
      lines.add(new Line(entries.get(i), ""));
    }
    folded += foldTo - foldFrom;
    String until = ", until " + Time.clock(entries.get(foldTo - 1).timeNs());
    int times = repetitions - keep(cycle);
    lines.add(new Line(
        null,
        cycle == 1
            ? "... " + times + " more" + until
            : "... the same " + cycle + " lines " + times + " more times" + until));
    return foldTo;
  }
}
