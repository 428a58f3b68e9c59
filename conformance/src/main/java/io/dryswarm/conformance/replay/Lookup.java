package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.dns.DnsAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What questions of a case were answered in a run.
 *
 * @param answers in the order of the questions
 * @param wanted  addresses that the expectation names, if it does
 */
record Lookup(List<DnsAnswer> answers, Set<Integer> wanted) {
  private static final double NS_PER_MS = 1e6;

  /** The difference to what is expected, empty if there is none. */
  static String difference(JsonNode expectation, Outcome outcome) {
    Lookup lookup = outcome.recording().lookup(expectation.get("id").asText());
    if (lookup == null) {
      throw new NotReached(expectation.get("at").toString());
    }
    for (DnsAnswer answer : lookup.answers) {
      String difference = lookup.difference(expectation, answer);
      if (!difference.isEmpty()) {
        return difference;
      }
    }
    return lookup.differenceInOrder(expectation);
  }

  private String difference(JsonNode expectation, DnsAnswer answer) {
    boolean answered = !expectation.has("no_answer_within_ms")
        || answer.isAnswer()
            && answer.delayNs() <= expectation.get("no_answer_within_ms").asDouble() * NS_PER_MS;
    boolean fits = expectation.has("no_answer_within_ms")
        ? !answered
        : answer.isAnswer()
            && is(expectation, "rcode", answer.code().number())
            && is(expectation, "count", answer.addresses().size())
            && (answer.addresses().isEmpty() || is(expectation, "ttl", answer.ttlSeconds()))
            && (!expectation.has("addresses_of")
                || wanted.equals(new TreeSet<>(answer.addresses())));
    return fits ? "" : answer + (expectation.has("addresses_of") ? ", wanted " + wanted : "");
  }

  private static boolean is(JsonNode expectation, String key, int value) {
    return !expectation.has(key) || expectation.get(key).asInt() == value;
  }

  private String differenceInOrder(JsonNode expectation) {
    Set<List<Integer>> orders = new HashSet<>();
    Set<Set<Integer>> sets = new HashSet<>();
    answers.forEach(answer -> {
      orders.add(new ArrayList<>(answer.addresses()));
      sets.add(new TreeSet<>(answer.addresses()));
    });
    if (expectation.path("same_set").asBoolean() && sets.size() > 1) {
      return sets.size() + " different sets of addresses";
    }
    return orders.size() < expectation.path("orders_seen_at_least").asInt()
        ? "only " + orders.size() + " orders"
        : "";
  }
}
