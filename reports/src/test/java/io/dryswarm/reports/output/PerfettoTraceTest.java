package io.dryswarm.reports.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.reports.Fixture;
import io.dryswarm.reports.HistoryFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerfettoTraceTest {
  private final List<JsonNode> events = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    JsonNode trace = new ObjectMapper().readTree(bytes());
    trace.get("traceEvents").forEach(events::add);
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PerfettoTrace.write(Fixture.voting().result(), HistoryFixture.history(), bytes);
    return bytes.toByteArray();
  }

  private List<JsonNode> of(String phase, int process) {
    return events.stream()
        .filter(e -> e.path("ph").asText().equals(phase) && e.path("pid").asInt() == process)
        .toList();
  }

  private static String words(JsonNode slice) {
    return slice.path("tid").asInt() + " " + slice.path("name").asText() + " "
        + slice.path("ts").asText() + " +" + slice.path("dur").asText();
  }

  @Test
  void statesOfTasksAreSlices() {
    List<String> slices = of("X", 1).stream().map(PerfettoTraceTest::words).toList();

    assertEquals(
        List.of(
            "1 new 100000 +100000",
            "1 assigned 200000 +100000",
            "1 running 300000 +1500000",
            "1 pending 1900000 +598100000",
            "2 pending 1000000 +200000",
            "2 running 1200000 +598800000"),
        slices);
    assertEquals("failed", of("i", 1).get(0).path("name").asText());
  }

  @Test
  void slicesOfOneTrackDoNotOverlap() {
    Map<String, Double> ends = new TreeMap<>();
    for (JsonNode event : events) {
      if (event.path("ph").asText().equals("X")) {
        String track = event.path("pid").asText() + "/" + event.path("tid").asText();
        double start = event.path("ts").asDouble();
        assertTrue(start >= ends.getOrDefault(track, 0.0), () -> track + ": " + event);
        assertTrue(event.path("dur").asDouble() >= 0, event::toString);
        ends.put(track, start + event.path("dur").asDouble());
      }
    }
    assertTrue(ends.size() > 5, ends::toString);
  }

  @Test
  void everyTrackHasAName() {
    List<String> named = events.stream()
        .filter(e -> e.path("name").asText().equals("thread_name"))
        .map(e -> e.path("pid").asText() + "/" + e.path("tid").asText())
        .toList();
    events.stream()
        .filter(e -> e.path("ph").asText().matches("[Xi]"))
        .forEach(e -> assertTrue(
            named.contains(e.path("pid").asText() + "/" + e.path("tid").asText()), e::toString));
  }

  @Test
  void requestsAreCounters() {
    JsonNode second = of("C", 5).get(1);

    assertEquals(1_000_000, second.path("ts").asInt());
    assertEquals(8, second.at("/args/ok").asInt());
    assertEquals(3, second.at("/args/failed").asInt());
  }

  @Test
  void faultsLastUntilTheyAreHealed() {
    assertEquals("crash", of("X", 4).get(0).path("name").asText());
    assertEquals(2, of("i", 4).size());
  }

  @Test
  void equalRunsGiveEqualBytes() throws IOException {
    assertArrayEquals(bytes(), bytes());
  }
}
