package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Judges times between two moments.
 *
 * <p><b>Duration.</b> Centre: the simulated median is within 10 % ({@code mixed}: 20 %) of the recorded one, or within the noise; with fewer than
 * 5 samples it may lie anywhere in their range, widened by the noise; with {@code ks} it is enough that the shapes agree (p &ge; 0.05).
 * Range: of the simulated values at least the expected share of a distribution inside the range of n samples of it, less a quarter. Shape, with
 * {@code ks}: two-sample Kolmogorov-Smirnov, p &ge; 0.01. A run that ends, or whose probe ends, before the second moment counts as longer than
 * all others: so few runs may be such that the recorded ones, which all reached it, are not surprising (p &ge; 0.05), and no more than a
 * quarter.
 *
 * <p><b>Window.</b> Every value, or the median, lies in the closed interval.
 */
final class DurationJudge {
  private static final double NS_PER_MS = 1e6;
  private static final double PROTOCOL_TOLERANCE = 0.1;
  private static final double MIXED_TOLERANCE = 0.2;
  private static final double RANGE_MARGIN = 0.1;
  private static final double LEAST_SHARE = 0.25;
  private static final int FEW = 5;
  private static final double CENTRE_P = 0.05;
  private static final double SHAPE_P = 0.01;
  private static final double MOST_UNREACHED = 0.25;
  private static final double UNREACHED_P = 0.05;

  private final JsonNode expectation;
  private final String what;

  DurationJudge(JsonNode expectation, String what) {
    this.expectation = expectation;
    this.what = what;
  }

  Finding judge(List<Outcome> outcomes) {
    List<Double> values = new ArrayList<>();
    List<String> unreached = new ArrayList<>();
    Pairing pairing = new Pairing(expectation);
    for (Outcome outcome : outcomes) {
      try {
        pairing.valuesNs(outcome).forEach(ns -> values.add(ns / NS_PER_MS));
      } catch (NotReached missing) {
        unreached.add("seed " + outcome.seed() + ": " + missing.text());
      }
    }
    if (!unreached.isEmpty() && !mayBeUnreached(unreached.size(), outcomes.size())) {
      Verdict verdict = isMachine() ? Verdict.REPORTED : Verdict.FAILED;
      return finding(verdict, values, unreached.get(0));
    }
    unreached.forEach(longer -> values.add(Double.POSITIVE_INFINITY));
    if (values.isEmpty()) {
      return finding(
          isMachine() ? Verdict.REPORTED : Verdict.FAILED, values, "no run gave a value");
    }
    if (isMachine()) {
      return finding(Verdict.REPORTED, values, "");
    }
    String difference = isDuration() ? difference(values) : outsideWindow(values);
    return finding(difference.isEmpty() ? Verdict.PASSED : Verdict.FAILED, values, difference);
  }

  private boolean mayBeUnreached(int unreached, int runs) {
    int recorded = Samples.of(expectation.path("samples_ms")).count();
    double share = unreached / (double) runs;
    return isDuration()
        && !isMachine()
        && recorded > 0
        && share <= MOST_UNREACHED
        && StrictMath.pow(1 - share, recorded) >= UNREACHED_P;
  }

  private boolean isDuration() {
    return expectation.get("kind").asText().equals("duration");
  }

  private boolean isMachine() {
    return expectation.get("class").asText().equals("machine");
  }

  private String outsideWindow(List<Double> values) {
    double low = expectation.get("within_ms").get(0).asDouble();
    double high = expectation.get("within_ms").get(1).asDouble();
    List<Double> judged = switch (expectation.get("judge").asText()) {
      case "all" -> values;
      case "median" -> List.of(Samples.of(values).median());
      default -> throw new Unsupported("judging by '" + expectation.get("judge").asText() + "'");
    };
    long outside = judged.stream().filter(value -> value < low || value > high).count();
    return outside == 0 ? "" : outside + " outside";
  }

  private String difference(List<Double> simulatedValues) {
    Samples recorded = Samples.of(expectation.get("samples_ms"));
    Samples simulated = Samples.of(simulatedValues);
    if (recorded.count() == 0) {
      return "";
    }
    boolean shape = expectation.path("ks").asBoolean();
    double p = shape ? recorded.kolmogorovSmirnovP(simulated) : 1;
    if (!isCentred(recorded, simulated) && !(shape && p >= CENTRE_P)) {
      return "the medians differ";
    }
    double width = Math.max(noiseMs(), RANGE_MARGIN * Math.abs(recorded.median()));
    double inside = simulated.share(recorded.min() - width, recorded.max() + width);
    int n = recorded.count();
    double needed = Math.max(LEAST_SHARE, (n - 1.0) / (n + 1.0) - LEAST_SHARE);
    if (inside < needed) {
      return String.format(
          Locale.ROOT,
          "only %.2f of the values in the recorded range, needed %.2f",
          inside,
          needed);
    }
    return p < SHAPE_P ? String.format(Locale.ROOT, "the shapes differ, p = %.4f", p) : "";
  }

  private boolean isCentred(Samples recorded, Samples simulated) {
    double tolerance = switch (expectation.get("class").asText()) {
      case "protocol" -> PROTOCOL_TOLERANCE;
      case "mixed" -> MIXED_TOLERANCE;
      default -> throw new Unsupported("class '" + expectation.get("class").asText() + "'");
    };
    double allowed = Math.max(tolerance * Math.abs(recorded.median()), noiseMs());
    double median = simulated.median();
    return Math.abs(median - recorded.median()) <= allowed
        || recorded.count() < FEW
            && median >= recorded.min() - noiseMs()
            && median <= recorded.max() + noiseMs();
  }

  private double noiseMs() {
    return expectation.path("noise_ms").asDouble(0);
  }

  private Finding finding(Verdict verdict, List<Double> values, String difference) {
    String recorded = expectation.has("within_ms")
        ? "within " + expectation.get("within_ms") + " ms"
        : Samples.of(expectation.get("samples_ms")).text();
    String simulated = values.isEmpty() ? difference : Samples.of(values).text();
    return new Finding(
        verdict,
        what,
        "",
        recorded,
        values.isEmpty() || difference.isEmpty() ? simulated : simulated + ": " + difference);
  }
}
