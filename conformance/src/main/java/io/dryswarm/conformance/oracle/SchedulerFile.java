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

/** Recorded decisions of the scheduler: cases of nodes, services and steps. */
public final class SchedulerFile implements Schema {
  @Override
  public boolean recognises(JsonNode root) {
    return root.path("cases").path(0).has("steps") && root.path("cases").path(0).has("services");
  }

  @Override
  public List<SchemaProblem> problems(JsonNode root) {
    return JsonSchema.of(JsonSchema.resource(SchedulerFile.class, "scheduler.schema.json"))
        .problems(root);
  }

  @Override
  public RecordedGroup read(JsonNode root, Path file) {
    List<RecordedCase> cases = new ArrayList<>();
    root.get("cases").forEach(recorded -> cases.add(new SchedulerCase(recorded)));
    return new RecordedGroup(Schema.groupOf(file), file.toString(), cases);
  }
}
