package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.scheduler.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Our timelines against those of the real components: to the millisecond where every recorded run was the same, else the states of the
 * update and the tasks at the end must be among those recorded.
 */
class OrchestratorRecordedTest {
  @TestFactory
  List<DynamicTest> runsAsRecorded() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode recorded : cases()) {
      tests.add(DynamicTest.dynamicTest(
          recorded.get("id").asText() + ": " + recorded.get("note").asText(), () -> {
            if (recorded.get("stability").asText().equals("unstable")) {
              endsAsSeen(recorded);
            } else {
              assertEquals(
                  String.join("\n", RecordedTimeline.expectedRows(recorded)),
                  String.join("\n", new RecordedTimeline(recorded).rows()));
            }
          }));
    }
    return tests;
  }

  @Test
  void allRecordedCasesAreThere() {
    assertEquals(88, cases().size());
  }

  private static void endsAsSeen(JsonNode recorded) {
    RecordedTimeline ours = new RecordedTimeline(recorded);
    if (recorded.has("updateStatusSequence")) {
      List<String> statuses = new ArrayList<>();
      recorded.get("updateStatusSequence").forEach(status -> statuses.add(status.asText()));
      assertEquals(statuses, ours.updateStatuses());
    }
    List<Map<String, Integer>> seen = new ArrayList<>();
    seen.add(counts(recorded.get("finalCounts")));
    recorded
        .get("otherAggregatesSeen")
        .forEach(other -> seen.add(counts(other.get("finalCounts"))));
    assertTrue(seen.contains(ours.finalCounts()), () -> ours.finalCounts() + " not in " + seen);
  }

  private static Map<String, Integer> counts(JsonNode finalCounts) {
    Map<String, Integer> counts = new TreeMap<>();
    finalCounts.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asInt()));
    return counts;
  }

  private static List<JsonNode> cases() {
    List<JsonNode> cases = new ArrayList<>();
    Recorded.read("orchestrator.json").get("cases").forEach(cases::add);
    return cases;
  }
}
