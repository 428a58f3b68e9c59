package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dryswarm.conformance.RecordedCase;
import io.dryswarm.conformance.RecordedGroup;
import io.dryswarm.conformance.input.Schema;
import io.dryswarm.conformance.input.SchemaProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measurements of a real swarm in executable form. */
public final class ReplayFile implements Schema {
  private static final String SCHEMA = "replay/1";

  @Override
  public boolean recognises(JsonNode root) {
    return root.path("schema").asText().equals(SCHEMA);
  }

  @Override
  public List<SchemaProblem> problems(JsonNode root) {
    return new ReplaySchema().problems(root);
  }

  @Override
  public RecordedGroup read(JsonNode root, Path file) {
    JsonNode defaults = root.has("machine_defaults")
        ? root.get("machine_defaults")
        : JsonNodeFactory.instance.objectNode();
    List<RecordedCase> cases = new ArrayList<>();
    root.get("cases").forEach(recorded -> cases.add(new ReplayCase(recorded, defaults)));
    return new RecordedGroup(root.get("group").asText(), file.toString(), cases);
  }
}
