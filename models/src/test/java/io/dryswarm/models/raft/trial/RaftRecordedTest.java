package io.dryswarm.models.raft.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Our elections take as long as those of SwarmKit's own Raft: two-sample Kolmogorov-Smirnov tests of every metric, and tests of every
 * share, at the level of 1 %.
 */
class RaftRecordedTest {
  /** Raise for a sharper test: {@code -Ddryswarm.raft.trials=3000}. */
  private static final int TRIALS = Integer.getInteger("dryswarm.raft.trials", 200);

  private static final int HOURS = Integer.getInteger("dryswarm.raft.hours", 5);

  @TestFactory
  List<DynamicTest> agreesWithSwarmKit() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode recorded : Recorded.read("raft.json").get("cases")) {
      String name = recorded.get("id").asText() + " " + recorded.get("kind").asText();
      tests.add(DynamicTest.dynamicTest(name, () -> check(recorded)));
    }
    return tests;
  }

  private static void check(JsonNode recorded) {
    TrialCase trial = RecordedTrials.read(recorded);
    TrialResult ours = RaftTrials.run(trial, trialsOf(trial.kind()), 1);
    assertEquals(List.of(), RecordedTrials.differences(recorded, ours));
  }

  private static int trialsOf(TrialKind kind) {
    return switch (kind) {
      case STEADY -> HOURS;
      case LEADER_TO_ONE_FOLLOWER_CUT, ISOLATED_FOLLOWER_REJOINS_LONG -> Math.max(30, TRIALS / 10);
      default -> TRIALS;
    };
  }
}
