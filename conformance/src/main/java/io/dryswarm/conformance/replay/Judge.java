package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Judges the expectations of a case over all its runs. */
final class Judge {
  private final List<Outcome> outcomes;

  Judge(List<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
  }

  /** One finding for each expectation, in order. */
  List<Finding> all(JsonNode expectations) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode expectation : expectations) {
      findings.add(one(expectation).withNote(expectation.path("note").asText()));
    }
    return findings;
  }

  private Finding one(JsonNode expectation) {
    String what = expectation.get("id").asText() + " " + what(expectation);
    try {
      List<Outcome> meant =
          outcomes.stream().filter(outcome -> isMeant(expectation, outcome)).toList();
      if (meant.isEmpty()) {
        return new Finding(Verdict.NOT_EXERCISED, what, "", "", "no run of this kind");
      }
      return judged(expectation, what, meant);
    } catch (Unsupported unknown) {
      return Finding.unsupported(what, unknown.what());
    }
  }

  private static Finding judged(JsonNode expectation, String what, List<Outcome> meant) {
    return switch (expectation.get("kind").asText()) {
      case "duration", "window" -> new DurationJudge(expectation, what).judge(meant);
      case "count", "frequency" -> new CountJudge(expectation, what).judge(meant);
      case "state" -> inEvery(what, meant, outcome -> Facts.state(expectation, outcome));
      case "sequence" -> inEvery(what, meant, outcome -> Facts.sequence(expectation, outcome));
      case "lookup" -> inEvery(what, meant, outcome -> Lookup.difference(expectation, outcome));
      case "reply" -> inEvery(what, meant, outcome -> ReplyFacts.reply(expectation, outcome));
      case "never" -> inEvery(what, meant, outcome -> Facts.never(expectation, outcome));
      case "implies" -> inEvery(what, meant, outcome -> Facts.implies(expectation, outcome));
      case "invariant" -> inEvery(what, meant, outcome -> Facts.invariant(expectation, outcome));
      case "report" ->
        new Finding(
            Verdict.REPORTED, what, "", expectation.path("samples").toString(), "not measured");
      default -> throw new Unsupported("expectation '" + expectation.get("kind").asText() + "'");
    };
  }

  /** Something that must be so in every run. */
  interface Fact {
    /**
     * @return the difference, empty if there is none
     * @throws NotReached if the moment of it has not come
     */
    String difference(Outcome outcome);
  }

  private static Finding inEvery(String what, List<Outcome> outcomes, Fact fact) {
    int failed = 0;
    String first = "";
    for (Outcome outcome : outcomes) {
      String difference;
      try {
        difference = fact.difference(outcome);
      } catch (NotReached missing) {
        difference = missing.text();
      }
      if (!difference.isEmpty()) {
        failed++;
        first = first.isEmpty() ? "seed " + outcome.seed() + ": " + difference : first;
      }
    }
    return failed == 0
        ? Finding.passed(what)
        : Finding.failed(
            what, "in every run", failed + " of " + outcomes.size() + " runs differ; " + first);
  }

  private static boolean isMeant(JsonNode expectation, Outcome outcome) {
    if (expectation.has("variant")
        && !expectation.get("variant").asText().equals(outcome.variant())) {
      return false;
    }
    JsonNode condition = expectation.path("if");
    if (condition.has("event")) {
      return true;
    }
    if (condition.has("occurs") && outcome.moments().find(condition.get("occurs")) == null) {
      return false;
    }
    return (!condition.has("earlier") || isEarlier(condition.get("earlier"), outcome))
        && (!condition.has("later") || isLater(condition.get("later"), outcome));
  }

  /** A moment that does not come is later than everything. */
  private static boolean isEarlier(JsonNode compared, Outcome outcome) {
    return timeNs(compared.get("a"), outcome)
        <= earlier(timeNs(compared.get("b"), outcome), compared);
  }

  private static boolean isLater(JsonNode compared, Outcome outcome) {
    return timeNs(compared.get("b"), outcome)
        <= earlier(timeNs(compared.get("a"), outcome), compared);
  }

  private static double earlier(double timeNs, JsonNode compared) {
    return timeNs - Moments.ns(compared.path("by_ms"));
  }

  private static double timeNs(JsonNode moment, Outcome outcome) {
    Instant at = outcome.moments().find(moment);
    return at == null ? Double.POSITIVE_INFINITY : at.timeNs();
  }

  /** In short what an expectation is about. */
  private static String what(JsonNode expectation) {
    StringBuilder text = new StringBuilder(expectation.get("kind").asText());
    for (String key : List.of(
        "pair", "at", "from", "to", "that", "of", "step", "event", "what", "name", "type")) {
      if (expectation.has(key)) {
        JsonNode value = expectation.get(key);
        text.append(' ').append(key).append(' ').append(value.isTextual() ? value.asText() : value);
      }
    }
    return text.toString();
  }
}
