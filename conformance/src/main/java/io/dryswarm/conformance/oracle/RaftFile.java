package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.RecordedCase;
import io.dryswarm.conformance.RecordedGroup;
import io.dryswarm.conformance.input.JsonSchema;
import io.dryswarm.conformance.input.Schema;
import io.dryswarm.conformance.input.SchemaProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded distributions of elections. */
public final class RaftFile implements Schema {
  @Override
  public boolean recognises(JsonNode root) {
    JsonNode first = root.path("cases").path(0);
    return first.has("kind") && first.has("managers") && first.has("metrics");
  }

  @Override
  public List<SchemaProblem> problems(JsonNode root) {
    return JsonSchema.of(JsonSchema.resource(RaftFile.class, "raft.schema.json"))
        .problems(root);
  }

  @Override
  public RecordedGroup read(JsonNode root, Path file) {
    List<RecordedCase> cases = new ArrayList<>();
    root.get("cases").forEach(recorded -> cases.add(new RaftCase(recorded)));
    return new RecordedGroup(Schema.groupOf(file), file.toString(), cases);
  }
}
