package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.RecordedCase;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.engine.EngineProfile;
import java.util.ArrayList;
import java.util.List;

/** A recorded case of the scheduler: a finding per step, over all orders of what is left to chance that are tried. */
record SchedulerCase(JsonNode recorded) implements RecordedCase {
  private static final int SEEDS = 3;

  /** Orders that are tried to see the scheduler go round for ever where nearly all recorded runs did. */
  private static final int MOST_SEEDS = 50;

  @Override
  public String id() {
    return recorded.get("id").asText();
  }

  @Override
  public String note() {
    return recorded.path("note").asText(recorded.path("family").asText());
  }

  @Override
  public List<Finding> play() {
    List<StepOutcome> outcomes;
    try {
      outcomes = outcomes(engine());
    } catch (Unsupported unknown) {
      return List.of(Finding.unsupported("case", unknown.what()));
    }
    List<Finding> findings = new ArrayList<>();
    for (int step = 0; step < outcomes.size(); step++) {
      findings.add(outcomes.get(step).finding("step " + (step + 1)));
    }
    return findings;
  }

  /**
   * What the steps come to, in order.
   *
   * @throws Unsupported if the case holds something that is not known
   */
  List<StepOutcome> outcomes(EngineProfile engine) {
    List<StepOutcome> outcomes = new ArrayList<>();
    recorded.get("steps").forEach(step -> outcomes.add(new StepOutcome(step.get("expect"))));
    for (long seed = 1; seed <= SEEDS || seed <= MOST_SEEDS && isStillAwaited(outcomes); seed++) {
      play(seed, engine, outcomes);
    }
    return outcomes;
  }

  private static boolean isStillAwaited(List<StepOutcome> outcomes) {
    return outcomes.stream().anyMatch(StepOutcome::isHangAwaited);
  }

  private void play(long seed, EngineProfile engine, List<StepOutcome> outcomes) {
    SchedulerPlay played = new SchedulerPlay(recorded, seed, engine);
    for (int step = 0; step < outcomes.size(); step++) {
      played.play(recorded.get("steps").get(step));
      outcomes.get(step).add(seed, played);
    }
  }

  /**
   * The scheduler that could go round for ever, where the recording says so. Elsewhere both give the same, and the later one is right for
   * recordings of it.
   */
  private EngineProfile engine() {
    for (JsonNode step : recorded.get("steps")) {
      JsonNode expect = step.get("expect");
      if (expect.has("schedulerEndlessLoop") || expect.get("stability").asText().equals("hang")) {
        return EngineProfile.V20_10;
      }
    }
    return EngineProfile.V28;
  }
}
