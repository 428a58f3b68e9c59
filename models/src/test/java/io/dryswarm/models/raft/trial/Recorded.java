package io.dryswarm.models.raft.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the real SwarmKit did, from {@code src/test/resources/swarmkit}. */
final class Recorded {
  private Recorded() {}

  static JsonNode read(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream("/swarmkit/" + file)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
