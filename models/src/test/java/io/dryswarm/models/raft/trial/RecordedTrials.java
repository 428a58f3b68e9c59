package io.dryswarm.models.raft.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.core.Time;
import io.dryswarm.models.raft.RaftSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds trials against what SwarmKit's Raft did, with tests of level 1 %. */
final class RecordedTrials {
  /** Critical value of the Kolmogorov-Smirnov statistic for large samples, 1 %. */
  private static final double KS_1_PERCENT = 1.6276;

  /** Two-sided quantile of the normal distribution, 1 %. */
  private static final double NORMAL_1_PERCENT = 2.5758;

  private RecordedTrials() {}

  static TrialCase read(JsonNode recorded) {
    RaftSpec spec = RaftSpec.SWARM
        .withElectionTicks(recorded.get("electionTick").asInt())
        .withPreVote(recorded.get("preVote").asBoolean())
        .withoutSendTimeout();
    return TrialCase.of(
            TrialKind.of(recorded.get("kind").asText()),
            recorded.get("managers").asInt(),
            recorded.get("latencyMs").asLong() * Time.MILLISECOND,
            recorded.get("lossProbability").asDouble())
        .with(spec);
  }

  /** What differs more than chance allows; empty if nothing does. */
  static List<String> differences(JsonNode recorded, TrialResult ours) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> metric : fields(recorded.get("metrics"))) {
      compare(metric.getKey(), metric.getValue(), ours.samplesMs(metric.getKey()), found);
    }
    if (recorded.has("shares")) {
      int trials = recorded.get("trials").asInt();
      for (Map.Entry<String, JsonNode> share : fields(recorded.get("shares"))) {
        double theirs = share.getValue().asDouble();
        double mine = ours.share(share.getKey());
        if (differ(theirs, trials, mine, ours.trials())) {
          found.add(String.format("%s: recorded %.4f, ours %.4f", share.getKey(), theirs, mine));
        }
      }
    }
    if (recorded.has("electionRoundsNeeded")) {
      compareRounds(recorded.get("electionRoundsNeeded"), ours, found);
    }
    return found;
  }

  /** The same test for the number of rounds, which is more cautious for whole numbers. */
  private static void compareRounds(JsonNode recorded, TrialResult ours, List<String> found) {
    int theirs = 0;
    for (Map.Entry<String, JsonNode> entry : fields(recorded)) {
      theirs += entry.getValue().asInt();
    }
    double largest = 0;
    int theirsBelow = 0;
    int oursBelow = 0;
    for (long rounds = 1; rounds < 50; rounds++) {
      JsonNode count = recorded.get(Long.toString(rounds));
      theirsBelow += count == null ? 0 : count.asInt();
      oursBelow += ours.rounds().getOrDefault(rounds, 0);
      largest = Math.max(
          largest, Math.abs(theirsBelow / (double) theirs - oursBelow / (double) ours.trials()));
    }
    if (largest > allowed(theirs, ours.trials())) {
      found.add("rounds needed: recorded " + recorded + ", ours " + ours.rounds());
    }
  }

  private static double allowed(int one, int other) {
    return KS_1_PERCENT * Math.sqrt((one + other) / ((double) one * other));
  }

  private static void compare(
      String metric, JsonNode recorded, List<Double> ours, List<String> found) {
    int theirs = recorded.get("samples").asInt();
    if (theirs == 0 || ours.isEmpty()) {
      if (theirs + ours.size() > 0) {
        found.add(metric + ": recorded " + theirs + " samples, ours " + ours.size());
      }
      return;
    }
    double distance = distance(recorded, ours);
    double allowed = allowed(theirs, ours.size());
    if (distance > allowed) {
      found.add(String.format(
          "%s: distance %.4f, allowed %.4f; mean recorded %.1f, ours %.1f",
          metric,
          distance,
          allowed,
          recorded.get("meanMs").asDouble(),
          ours.stream().mapToDouble(d -> d).average().orElse(0)));
    }
  }

  /** Largest distance of the two distribution functions at the edges of the recorded bins. */
  private static double distance(JsonNode recorded, List<Double> ours) {
    double bin = recorded.get("histogramBinMs").asDouble();
    int total = recorded.get("samples").asInt();
    TreeMap<Double, int[]> edges = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : fields(recorded.get("histogram"))) {
      double edge = Double.parseDouble(entry.getKey()) + bin;
      edges.computeIfAbsent(edge, e -> new int[2])[0] += entry.getValue().asInt();
    }
    for (double value : ours) {
      double edge = Math.floor(value / bin) * bin + bin;
      edges.computeIfAbsent(edge, e -> new int[2])[1]++;
    }
    double largest = 0;
    long theirs = 0;
    long mine = 0;
    for (int[] counts : edges.values()) {
      theirs += counts[0];
      mine += counts[1];
      largest = Math.max(largest, Math.abs(theirs / (double) total - mine / (double) ours.size()));
    }
    return largest;
  }

  private static boolean differ(double one, int n, double other, int m) {
    double pooled = (one * n + other * m) / (n + m);
    double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / m));
    return Math.abs(one - other) > NORMAL_1_PERCENT * deviation + 1e-4;
  }

  private static Set<Map.Entry<String, JsonNode>> fields(JsonNode object) {
    return object.properties();
  }
}
