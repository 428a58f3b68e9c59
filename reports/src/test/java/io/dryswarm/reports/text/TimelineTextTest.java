package io.dryswarm.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What commands print keeps its columns in the timeline. */
class TimelineTextTest {
  private final List<TimelineEntry> timeline = new ArrayList<>();

  @Test
  void aTableStandsAsItWasPrinted() {
    add(40_000, "operation.asked", "manager-1", "docker node ls");
    add(40_004, "operation.printed", "manager-1", "ID      HOSTNAME    STATUS");
    add(40_004, "operation.printed", "manager-1", "abc *   manager-1   Ready");
    add(40_004, "operation.printed", "manager-1", "def     worker-1    Ready");
    add(41_000, "task.running", "a.1", "running on worker-1");

    assertEquals("""
          0:40.000  manager-1  docker node ls
          0:40.004  manager-1  ID      HOSTNAME    STATUS
                               abc *   manager-1   Ready
                               def     worker-1    Ready
          0:41.000  a.1        running on worker-1
        """, text(80));
  }

  @Test
  void aTableIsNeitherBrokenNorFolded() {
    for (int row = 1; row <= 12; row++) {
      add(1_000, "operation.printed", "m", "row   " + row + " is wider than this terminal");
    }

    assertEquals(12, text(30).lines().count());
    assertEquals(
        "         row   12 is wider than this terminal",
        text(30).lines().toList().get(11).substring(6));
  }

  @Test
  void twoCommandsAtOneTimeOnTwoNodesAreKeptApart() {
    add(1_000, "operation.printed", "m-1", "one");
    add(1_000, "operation.printed", "m-2", "two");

    assertEquals("  0:01.000  m-1  one\n  0:01.000  m-2  two\n", text(80));
  }

  private void add(long ms, String code, String actor, String text) {
    timeline.add(new TimelineEntry(ms * Time.MILLISECOND, code, actor, text));
  }

  private String text(int width) {
    Layout layout = Layout.plain(width);
    StringBuilder text = new StringBuilder();
    new TimelineText(layout, new Ink(false))
        .lines(timeline)
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
