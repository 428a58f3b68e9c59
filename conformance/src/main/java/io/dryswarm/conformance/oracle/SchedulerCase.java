package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.RecordedCase;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A recorded case of the scheduler: a finding per step, over all orders of what is left to chance that are tried. */
record SchedulerCase(JsonNode recorded) implements RecordedCase {
  private static final int SEEDS = 3;

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
    int steps = recorded.get("steps").size();
    List<List<String>> differences = new ArrayList<>();
    List<Integer> unseen = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      differences.add(new ArrayList<>());
      unseen.add(0);
    }
    try {
      for (long seed = 1; seed <= SEEDS; seed++) {
        play(seed, differences, unseen);
      }
    } catch (Unsupported unknown) {
      return List.of(Finding.unsupported("case", unknown.what()));
    }
    List<Finding> findings = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      findings.add(finding(step, differences.get(step), unseen.get(step)));
    }
    return findings;
  }

  private void play(long seed, List<List<String>> differences, List<Integer> unseen) {
    SchedulerPlay played = new SchedulerPlay(recorded, seed);
    for (int step = 0; step < differences.size(); step++) {
      JsonNode recordedStep = recorded.get("steps").get(step);
      played.play(recordedStep);
      PlacementJudge judge =
          new PlacementJudge(recordedStep.get("expect"), played.tasksPerNode(), played.pending());
      for (String difference : judge.differences()) {
        differences.get(step).add("seed " + seed + ": " + difference);
      }
      if (judge.isUnseen()) {
        unseen.set(step, unseen.get(step) + 1);
      }
    }
  }

  private Finding finding(int step, List<String> differences, int unseen) {
    String what = "step " + (step + 1);
    if (!differences.isEmpty()) {
      return Finding.failed(
          what,
          recorded.get("steps").get(step).get("expect").toString(),
          String.join("; ", differences));
    }
    String beside = unseen == 0
        ? ""
        : unseen + " of " + SEEDS + " outcomes lie outside what was seen, within what is possible";
    return new Finding(Verdict.PASSED, what, "", "", beside);
  }
}
