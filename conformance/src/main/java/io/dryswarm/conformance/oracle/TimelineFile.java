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

/** Recorded timelines of orchestrators. */
public final class TimelineFile implements Schema {
  @Override
  public boolean recognises(JsonNode root) {
    return root.path("cases").path(0).has("input") && root.path("cases").path(0).has("agent");
  }

  @Override
  public List<SchemaProblem> problems(JsonNode root) {
    return JsonSchema.of(JsonSchema.resource(TimelineFile.class, "timeline.schema.json"))
        .problems(root);
  }

  @Override
  public RecordedGroup read(JsonNode root, Path file) {
    List<RecordedCase> cases = new ArrayList<>();
    root.get("cases").forEach(recorded -> cases.add(new TimelineCase(recorded)));
    return new RecordedGroup(Schema.groupOf(file), file.toString(), cases);
  }
}
