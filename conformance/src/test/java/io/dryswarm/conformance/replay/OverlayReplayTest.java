package io.dryswarm.conformance.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names, datagrams and interfaces as measured on a real overlay network, with as many runs of each case as the recording asks for.
 */
class OverlayReplayTest {
  static Stream<String> cases() throws IOException {
    List<String> ids = new ArrayList<>();
    file().get("cases").forEach(recorded -> ids.add(recorded.get("id").asText()));
    return ids.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everythingThatIsJudgedHolds(String id) throws IOException {
    JsonNode file = file();
    for (JsonNode recorded : file.get("cases")) {
      if (recorded.get("id").asText().equals(id)) {
        List<Finding> wrong = new ReplayCase(recorded, file.get("machine_defaults"))
            .play().stream()
                .filter(finding ->
                    finding.verdict() == Verdict.FAILED || finding.verdict() == Verdict.UNSUPPORTED)
                .toList();
        assertEquals(List.of(), wrong);
      }
    }
  }

  private static JsonNode file() throws IOException {
    try (InputStream in = OverlayReplayTest.class.getResourceAsStream("i-overlay.json")) {
      assertNotNull(in);
      return new ObjectMapper().readTree(in);
    }
  }
}
