package io.dryswarm.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CondensedTest {
  private final List<TimelineEntry> timeline = new ArrayList<>();

  @Test
  void aLongRowOfOneKindKeepsItsBeginning() {
    add(18, "task.created");
    add(1, "task.running");

    assertEquals("""
        task.created 1
        task.created 2
        task.created 3
        task.created 4
        task.created 5
        task.created 6
        ... 12 more, until 0:18.000
        task.running 19
        """, condensed());
  }

  @Test
  void aShortRowStaysWhole() {
    add(8, "task.created");

    assertEquals(8, condensed().lines().count());
  }

  @Test
  void aCycleKeepsTwoRounds() {
    for (int round = 0; round < 10; round++) {
      add(1, "task.failed");
      add(1, "task.desired-running");
      add(1, "task.running");
    }

    assertEquals("""
        task.failed 1
        task.desired-running 2
        task.running 3
        task.failed 4
        task.desired-running 5
        task.running 6
        ... the same 3 lines 8 more times, until 0:30.000
        """, condensed());
  }

  @Test
  void passingStatesAreLeftOutUnlessTheyCarryAnError() {
    add(1, "task.assigned");
    timeline.add(new TimelineEntry(
        2 * Time.SECOND, "task.preparing", "web.1", "preparing on worker-1: No such image"));

    Condensed condensed = Condensed.of(timeline);

    assertEquals(1, condensed.passing());
    assertEquals(List.of(new Condensed.Line(timeline.get(1), "")), condensed.lines());
  }

  @Test
  void everyEntryIsShownOrCounted() {
    for (int i = 0; i < 500; i++) {
      add(1 + i % 7, i % 3 == 0 ? "task.failed" : i % 5 == 0 ? "task.starting" : "node.down");
    }

    Condensed condensed = Condensed.of(timeline);

    long shown =
        condensed.lines().stream().filter(line -> line.fold().isEmpty()).count();
    assertEquals(timeline.size(), shown + condensed.passing() + condensed.folded());
  }

  private void add(int times, String code) {
    for (int i = 0; i < times; i++) {
      int number = timeline.size() + 1;
      timeline.add(new TimelineEntry(number * Time.SECOND, code, "web.1", code + " " + number));
    }
  }

  private String condensed() {
    return Condensed.of(timeline).lines().stream()
        .map(line -> (line.entry() == null ? line.fold() : line.entry().text()) + "\n")
        .collect(Collectors.joining());
  }
}
