package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our decisions against those of the real scheduler, for three orders of what it leaves to chance. */
class SchedulerRecordedTest {
  private static final long SEEDS = 3;

  /**
   * Numbers of cases and steps, so that nothing drops out unnoticed; from the first step in which the real scheduler hung, a case is
   * not judged. Of the steps left to chance at most one in fifty may hold a number never recorded for a node.
   */
  @ParameterizedTest
  @CsvSource({
    "scheduler-basic.json, 230, 354",
    "scheduler-handmade.json, 67, 96",
    "scheduler-preferences.json, 100, 157",
    "scheduler-dynamic.json, 106, 367",
    "scheduler-mixed.json, 66, 98",
    "scheduler-loop-fixed.json, 7, 13"
  })
  void decidesAsRecorded(String file, int cases, int steps) {
    List<String> differences = new ArrayList<>();
    int casesRun = 0;
    int stepsJudged = 0;
    int unseen = 0;
    for (JsonNode recorded : Recorded.read(file).get("cases")) {
      if (!RecordedCase.isSupported(recorded)) {
        continue;
      }
      casesRun++;
      for (long seed = 1; seed <= SEEDS; seed++) {
        RecordedCase played = new RecordedCase(recorded, seed);
        boolean hung = false;
        for (JsonNode step : recorded.get("steps")) {
          played.play(step);
          hung |= step.get("expect").has("schedulerEndlessLoop");
          if (hung) {
            continue;
          }
          stepsJudged++;
          Expectation outcome = Expectation.of(step.get("expect"), played);
          unseen += outcome.isUnseen() ? 1 : 0;
          for (String difference : outcome.differences()) {
            differences.add(recorded.get("id").asText() + " seed " + seed + ": " + difference);
          }
        }
      }
    }
    assertEquals("", String.join("\n", differences));
    assertEquals(cases, casesRun);
    assertEquals(steps * SEEDS, stepsJudged);
    int outcomesNeverSeen = unseen;
    assertTrue(unseen * 50 <= stepsJudged, () -> outcomesNeverSeen + " outcomes never seen");
  }
}
