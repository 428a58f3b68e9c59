package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.RecordedCase;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.core.Time;
import io.dryswarm.models.raft.RaftSpec;
import io.dryswarm.models.raft.trial.RaftTrials;
import io.dryswarm.models.raft.trial.TrialCase;
import io.dryswarm.models.raft.trial.TrialKind;
import io.dryswarm.models.raft.trial.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Recorded distributions of elections, against trials of our own Raft: a finding for each metric and each share. All those of a case are
 * judged together, see {@link Comparison#judge}.
 */
record RaftCase(JsonNode recorded) implements RecordedCase {
  /** Chance that a case fails though the models are right. */
  private static final double LEVEL = 0.01;

  private static final int TRIALS = 200;
  private static final int LONG_TRIALS = 30;
  private static final int HOURS = 5;

  @Override
  public String id() {
    return recorded.get("id").asText();
  }

  @Override
  public String note() {
    return recorded.path("note").asText(recorded.get("kind").asText());
  }

  @Override
  public List<Finding> play() {
    String label = recorded.get("kind").asText();
    if (Arrays.stream(TrialKind.values()).noneMatch(kind -> kind.label().equals(label))) {
      return List.of(Finding.unsupported("trials", "kind '" + label + "'"));
    }
    try {
      TrialKind kind = TrialKind.of(label);
      return judged(RaftTrials.run(trial(kind), trials(kind), 1));
    } catch (Unsupported unknown) {
      return List.of(Finding.unsupported("trials", unknown.what()));
    }
  }

  private TrialCase trial(TrialKind kind) {
    RaftSpec spec = RaftSpec.SWARM
        .withElectionTicks(recorded.get("electionTick").asInt())
        .withPreVote(recorded.get("preVote").asBoolean())
        .withoutSendTimeout();
    return TrialCase.of(
            kind,
            recorded.get("managers").asInt(),
            Math.round(recorded.get("latencyMs").asDouble() * Time.MILLISECOND),
            recorded.get("lossProbability").asDouble())
        .with(spec);
  }

  private static int trials(TrialKind kind) {
    return switch (kind) {
      case STEADY -> HOURS;
      case LEADER_TO_ONE_FOLLOWER_CUT, ISOLATED_FOLLOWER_REJOINS_LONG -> LONG_TRIALS;
      default -> TRIALS;
    };
  }

  private List<Finding> judged(TrialResult ours) {
    List<Comparison> family = new ArrayList<>();
    for (Map.Entry<String, JsonNode> metric : recorded.get("metrics").properties()) {
      family.add(Distributions.compare(
          metric.getKey(), metric.getValue(), ours.samplesMs(metric.getKey())));
    }
    for (Map.Entry<String, JsonNode> share : recorded.path("shares").properties()) {
      family.add(Distributions.compareShares(
          share.getKey(),
          share.getValue().asDouble(),
          recorded.get("trials").asInt(),
          ours.share(share.getKey()),
          ours.trials()));
    }
    return Comparison.judge(family, LEVEL);
  }
}
