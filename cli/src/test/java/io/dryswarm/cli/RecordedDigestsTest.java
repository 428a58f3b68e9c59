package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No change of behaviour goes unseen: the digests of every bundled scenario are on record. */
class RecordedDigestsTest {
  private static final String RECORD = "digests.txt";

  @TempDir
  private Path folder;

  @Test
  void theDigestsAreThoseOnRecord() throws IOException {
    StringBuilder now = new StringBuilder();
    for (String name : BundledScenarios.names()) {
      now.append(line(name));
    }

    assertEquals(
        recorded(),
        now.toString(),
        () ->
            "The simulator does not do what it did (columns: scenario, event digest, result digest)."
                + " If you meant that, replace src/test/resources/io/dryswarm/cli/" + RECORD
                + " by the lines below and say in the commit what changed and why."
                + " If only the event digest changed, nothing that a report shows did.\n" + now);
  }

  private String line(String name) throws IOException {
    BundledScenarios.run(name, folder);
    JsonNode digests = new ObjectMapper()
        .readTree(folder.resolve(name).resolve("report.json").toFile())
        .get("digests");
    return name + " " + digests.get("eventDigest").asText() + " "
        + digests.get("resultDigest").asText() + "\n";
  }

  private static String recorded() throws IOException {
    try (InputStream stream = RecordedDigestsTest.class.getResourceAsStream(RECORD)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
