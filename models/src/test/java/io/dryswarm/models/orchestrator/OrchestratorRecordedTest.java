package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.scheduler.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our timelines against those of the real components, to the millisecond. */
class OrchestratorRecordedTest {
  /** They need the updater, the constraint enforcer, or a history limit that changes. */
  private static final List<String> LATER = List.of(
      "orc-restart-history-reset-by-update",
      "orc-nodes-memory-shrinks",
      "orc-global-constraint",
      "orc-global-update",
      "orc-reaper-limit-changed",
      "orc-reaper-update-history");

  @TestFactory
  List<DynamicTest> runsAsRecorded() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode recorded : supported()) {
      tests.add(DynamicTest.dynamicTest(
          recorded.get("id").asText() + ": " + recorded.get("note").asText(),
          () -> assertEquals(
              String.join("\n", RecordedTimeline.expectedRows(recorded)),
              String.join("\n", new RecordedTimeline(recorded).rows()))));
    }
    return tests;
  }

  @Test
  void nothingIsLeftOutUnnoticed() {
    assertEquals(42, supported().size());
  }

  private static List<JsonNode> supported() {
    List<JsonNode> cases = new ArrayList<>();
    for (JsonNode recorded : Recorded.read("orchestrator.json").get("cases")) {
      if (!LATER.contains(recorded.get("id").asText())) {
        cases.add(recorded);
      }
    }
    return cases;
  }
}
