package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.engine.EngineProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our decisions against those of the real scheduler, for three orders of what it leaves to chance. */
class SchedulerRecordedTest {
  private static final long SEEDS = 3;

  /**
   * Numbers of cases and steps, so that nothing drops out unnoticed. Of the steps left to chance at most one in fifty may hold a number
   * never recorded for a node. The old scheduler may be stuck only where the real one was; then the rest of the case is not judged.
   */
  @ParameterizedTest
  @CsvSource({
    "scheduler-basic.json, 20.10, 300, 424",
    "scheduler-handmade.json, 20.10, 85, 117",
    "scheduler-preferences.json, 20.10, 100, 163",
    "scheduler-dynamic.json, 20.10, 106, 367",
    "scheduler-mixed.json, 20.10, 66, 99",
    "scheduler-loop-fixed.json, 28, 7, 13"
  })
  void decidesAsRecorded(String file, String engine, int cases, int steps) {
    EngineProfile profile = EngineProfile.named(engine).orElseThrow();
    List<String> differences = new ArrayList<>();
    int stepsSeen = 0;
    int judged = 0;
    int unseen = 0;
    JsonNode all = Recorded.read(file).get("cases");
    for (JsonNode recorded : all) {
      stepsSeen += recorded.get("steps").size();
      for (long seed = 1; seed <= SEEDS; seed++) {
        String id = recorded.get("id").asText() + " seed " + seed + ": ";
        RecordedCase played = new RecordedCase(recorded, seed, profile);
        for (JsonNode step : recorded.get("steps")) {
          played.play(step);
          JsonNode expect = step.get("expect");
          boolean mayBeStuck = expect.has("schedulerEndlessLoop");
          if (played.isStuck() && !mayBeStuck) {
            differences.add(id + "stuck");
          }
          if (played.isStuck() || expect.get("stability").asText().equals("hang")) {
            continue;
          }
          judged++;
          Expectation outcome = Expectation.of(expect, played);
          unseen += outcome.isUnseen() ? 1 : 0;
          outcome.differences().forEach(difference -> differences.add(id + difference));
        }
      }
    }
    assertEquals("", String.join("\n", differences));
    assertEquals(cases, all.size());
    assertEquals(steps, stepsSeen);
    int outcomesNeverSeen = unseen;
    assertTrue(unseen * 50 <= judged, () -> outcomesNeverSeen + " outcomes never seen");
  }

  /** How often is left to chance; Go's order of small maps is far from uniform. */
  @ParameterizedTest
  @CsvSource({
    "scheduler-handmade.json, 1",
    "scheduler-preferences.json, 5",
    "scheduler-mixed.json, 1",
  })
  void theOldSchedulerSticksWhereTheRealOneHung(String file, int cases) {
    int found = 0;
    for (JsonNode recorded : Recorded.read(file).get("cases")) {
      JsonNode last = recorded.get("steps").get(recorded.get("steps").size() - 1);
      if (last.get("expect").has("schedulerEndlessLoop")) {
        found++;
        String id = recorded.get("id").asText();
        assertTrue(stuckIn(recorded, EngineProfile.V20_10) > 0, id);
        assertEquals(0, stuckIn(recorded, EngineProfile.V28), id);
      }
    }
    assertEquals(cases, found);
  }

  /** In how many of fifty orders it was stuck at the end. */
  private static int stuckIn(JsonNode recorded, EngineProfile engine) {
    int stuck = 0;
    for (long seed = 1; seed <= 50; seed++) {
      RecordedCase played = new RecordedCase(recorded, seed, engine);
      recorded.get("steps").forEach(played::play);
      stuck += played.isStuck() ? 1 : 0;
    }
    return stuck;
  }
}
