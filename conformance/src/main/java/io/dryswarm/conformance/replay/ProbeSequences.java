package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a probe for a name has seen, change by change. */
final class ProbeSequences {
  private ProbeSequences() {}

  /** Numbers of addresses; the one that is there at the beginning is not listed. */
  static String counts(JsonNode expectation, Outcome outcome) {
    List<Long> counts = new ArrayList<>();
    for (Seen change : changes(expectation.get("of"), "dns_count", outcome)) {
      counts.add((Long) change.field("count"));
    }
    boolean rises = true;
    for (int i = 1; i < counts.size(); i++) {
      rises &= counts.get(i) > counts.get(i - 1);
    }
    boolean holds = (!expectation.has("monotone") || rises)
        && (!expectation.has("ends_with")
            || !counts.isEmpty()
                && counts.get(counts.size() - 1) == expectation.get("ends_with").asLong())
        && (!expectation.has("equals") || counts.equals(numbers(expectation.get("equals"))))
        && (!expectation.has("one_of") || isOneOf(counts, expectation.get("one_of")));
    return holds ? "" : counts.toString();
  }

  private static boolean isOneOf(List<Long> counts, JsonNode lists) {
    for (JsonNode list : lists) {
      if (counts.equals(numbers(list))) {
        return true;
      }
    }
    return false;
  }

  private static List<Long> numbers(JsonNode list) {
    List<Long> numbers = new ArrayList<>();
    list.forEach(number -> numbers.add(number.asLong()));
    return numbers;
  }

  /** Different addresses, all answers together. */
  static String answers(JsonNode expectation, Outcome outcome) {
    TreeSet<String> addresses = new TreeSet<>();
    for (Seen change : changes(expectation.get("of"), "dns_answer", outcome)) {
      String text = String.valueOf(change.field("addresses")).replaceAll("[\\[\\] ]", "");
      if (!text.isEmpty()) {
        addresses.addAll(List.of(text.split(",", -1)));
      }
    }
    return !expectation.has("distinct_addresses")
            || addresses.size() == expectation.get("distinct_addresses").asInt()
        ? ""
        : addresses.size() + " addresses";
  }

  private static List<Seen> changes(JsonNode of, String key, Outcome outcome) {
    Instant since = of.has("since") ? outcome.recording().step(of.get("since").asText()) : null;
    if (of.has("since") && since == null) {
      throw new NotReached(of.toString());
    }
    Instant until = of.has("until") ? outcome.moments().find(of.get("until")) : null;
    return outcome.recording().events().stream()
        .filter(event -> event.name().equals("dns.change"))
        .filter(event -> of.get(key).asText().equals(event.field("probe")))
        .filter(event -> !of.has("name") || of.get("name").asText().equals(event.field("name")))
        .filter(event -> since == null || !since.includes(event.timeNs(), event.sequence()))
        .filter(event -> until == null || until.includes(event.timeNs(), event.sequence()))
        .toList();
  }
}
