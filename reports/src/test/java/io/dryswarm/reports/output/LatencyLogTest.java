package io.dryswarm.reports.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dryswarm.models.result.RunResult;
import io.dryswarm.reports.Fixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class LatencyLogTest {
  private final RunResult result = Fixture.voting().result();

  @Test
  void everyHistogramComesBackUnderItsTag() throws IOException {
    Map<String, Histogram> read = new LinkedHashMap<>();
    HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log()));
    EncodableHistogram next = reader.nextIntervalHistogram();
    while (next != null) {
      read.put(next.getTag(), (Histogram) next);
      next = reader.nextIntervalHistogram();
    }

    assertEquals(
        List.of("voters/POST_/", "viewers/GET_/", "votes/stored", "votes/seen", "raft/commit"),
        List.copyOf(read.keySet()));
    assertEquals(result.requests().get(0).latency(), read.get("voters/POST_/"));
    assertEquals(result.controlPlane().commitLatency(), read.get("raft/commit"));
  }

  @Test
  void holdsVirtualTimeOnly() throws IOException {
    String text = new String(log(), StandardCharsets.UTF_8);

    assertFalse(text.contains("StartTime:"), text);
    assertEquals(
        "#[BaseTime: 0.000 (seconds since epoch)]",
        text.lines().skip(2).findFirst().get());
  }

  @Test
  void leavesTheResultAsItWas() throws IOException {
    log();

    assertNull(result.requests().get(0).latency().getTag());
  }

  private byte[] log() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LatencyLog.write(result, bytes);
    return bytes.toByteArray();
  }
}
