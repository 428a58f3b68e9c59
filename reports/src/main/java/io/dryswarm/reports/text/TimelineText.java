package io.dryswarm.reports.text;

import io.dryswarm.core.Time;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays the timeline out: time, who, what. What a command printed stands as it was printed, with its own columns, even where that is wider than
 * the terminal; only its first line has a time.
 */
final class TimelineText {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final Layout layout;
  private final Ink ink;

  TimelineText(Layout layout, Ink ink) {
    this.layout = layout;
    this.ink = ink;
  }

  List<String> lines(List<TimelineEntry> timeline) {
    Condensed condensed = layout.detail() == Layout.Detail.FULL
        ? Condensed.nothingLeftOut(timeline)
        : Condensed.of(timeline);
    int timeWidth = timeline.stream()
        .mapToInt(entry -> Time.clock(entry.timeNs()).length())
        .max()
        .orElse(0);
    int actorWidth = Math.min(
        layout.width() / 4,
        timeline.stream().mapToInt(entry -> entry.actor().length()).max().orElse(0));
    List<String> lines = new ArrayList<>();
    TimelineEntry before = null;
    for (Condensed.Line line : condensed.lines()) {
      TimelineEntry entry = line.entry();
      if (entry == null) {
        addNote(line.fold(), INDENT.length() + timeWidth + GAP.length(), lines);
      } else if (Condensed.isPrinted(entry)) {
        addPrinted(entry, isContinued(before, entry), timeWidth, actorWidth, lines);
      } else {
        addEntry(entry, timeWidth, actorWidth, lines);
      }
      before = entry;
    }
    addLeftOut(condensed, lines);
    return lines;
  }

  private static boolean isContinued(@Nullable TimelineEntry before, TimelineEntry entry) {
    return before != null
        && Condensed.isPrinted(before)
        && before.timeNs() == entry.timeNs()
        && before.actor().equals(entry.actor());
  }

  private void addPrinted(
      TimelineEntry entry, boolean isContinued, int timeWidth, int actorWidth, List<String> lines) {
    int column = column(timeWidth, actorWidth);
    String head = isContinued ? "" : head(entry, timeWidth);
    if (head.length() + GAP.length() > column) {
      lines.add(head);
      head = "";
    }
    lines.add((head + " ".repeat(column - head.length()) + entry.text()).stripTrailing());
  }

  private static String head(TimelineEntry entry, int timeWidth) {
    String time = Time.clock(entry.timeNs());
    return INDENT + " ".repeat(timeWidth - time.length()) + time + GAP + entry.actor();
  }

  private static int column(int timeWidth, int actorWidth) {
    return INDENT.length() + timeWidth + GAP.length() + actorWidth + GAP.length();
  }

  private void addEntry(TimelineEntry entry, int timeWidth, int actorWidth, List<String> lines) {
    String head = head(entry, timeWidth);
    int column = column(timeWidth, actorWidth);
    String filled = head + " ".repeat(Math.max(GAP.length(), column - head.length()));
    int roomLater = Math.max(1, layout.width() - column);
    int roomFirst = layout.width() - filled.length();
    boolean bad = entry.code().startsWith("fault.");
    List<String> text = Wrap.lines(entry.text(), roomLater);
    if (text.get(0).length() > roomFirst) {
      lines.add(paint(head, bad));
    } else {
      lines.add(paint((filled + text.get(0)).stripTrailing(), bad));
      text = text.subList(1, text.size());
    }
    for (String later : text) {
      lines.add(paint(" ".repeat(column) + later, bad));
    }
  }

  private String paint(String line, boolean bad) {
    return bad ? ink.bad(line) : line;
  }

  private void addLeftOut(Condensed condensed, List<String> lines) {
    List<String> parts = new ArrayList<>();
    if (condensed.passing() > 0) {
      parts.add(condensed.passing() + " passing task states");
    }
    if (condensed.folded() > 0) {
      parts.add(condensed.folded() + " repetitions");
    }
    if (!parts.isEmpty()) {
      addNote(
          "(left out: " + String.join(" and ", parts) + "; -v shows every line)",
          INDENT.length(),
          lines);
    }
  }

  private void addNote(String note, int column, List<String> lines) {
    for (String text : Wrap.lines(note, layout.width() - column)) {
      lines.add(ink.faint(" ".repeat(column) + text));
    }
  }
}
