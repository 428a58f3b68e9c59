package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.RecordedCase;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.core.SimulationFault;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded case: as many runs as it says, judged together.
 *
 * @param defaults machine inputs of the file, for what the case does not give
 */
record ReplayCase(JsonNode recorded, JsonNode defaults) implements RecordedCase {
  @Override
  public String id() {
    return recorded.get("id").asText();
  }

  @Override
  public String note() {
    return recorded.path("note").asText();
  }

  @Override
  public List<Finding> play() {
    if (recorded.get("end_ms").asDouble() <= 0) {
      return List.of();
    }
    for (JsonNode step : recorded.get("steps")) {
      if (!Operations.SUPPORTED.contains(step.get("op").asText())) {
        return List.of(
            Finding.unsupported("case", "operation '" + step.get("op").asText() + "'"));
      }
    }
    try {
      return new Judge(outcomes()).all(recorded.get("expect"));
    } catch (Unsupported unknown) {
      return List.of(Finding.unsupported("case", unknown.what()));
    } catch (SimulationFault fault) {
      return List.of(Finding.failed("run", "", "fault of the simulator: " + fault.getMessage()));
    }
  }

  private List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int seed = 1; seed <= recorded.get("seeds").asInt(); seed++) {
      outcomes.add(Outcome.of(seed, recorded, new ReplayRun(recorded, defaults, seed)));
    }
    return outcomes;
  }
}
