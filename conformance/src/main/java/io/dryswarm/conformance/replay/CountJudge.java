package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Numbers of events, judged in every run; and what came out how often, shown but not judged. */
final class CountJudge {
  private final JsonNode expectation;
  private final String what;
  private final JsonNode of;

  CountJudge(JsonNode expectation, String what) {
    this.expectation = expectation;
    this.what = what;
    this.of = expectation.get("of");
  }

  Finding judge(List<Outcome> outcomes) {
    TreeMap<String, Integer> seen = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      String value;
      try {
        value = value(outcome);
        if (!fits(value)) {
          wrong.add("seed " + outcome.seed() + ": " + value);
        }
      } catch (NotReached missing) {
        value = missing.text();
        wrong.add("seed " + outcome.seed() + ": " + value);
      }
      seen.merge(value, 1, Integer::sum);
    }
    if (expectation.get("kind").asText().equals("frequency")) {
      return new Finding(
          Verdict.REPORTED, what, "", expectation.get("seen").toString(), seen.toString());
    }
    return wrong.isEmpty()
        ? Finding.passed(what)
        : Finding.failed(
            what,
            expectation.has("equals")
                ? expectation.get("equals").asText()
                : "between " + expectation.get("between"),
            seen + ": " + wrong.get(0));
  }

  private boolean fits(String value) {
    if (expectation.get("kind").asText().equals("frequency")) {
      return true;
    }
    long number = Long.parseLong(value);
    return (!expectation.has("equals") || number == expectation.get("equals").asLong())
        && (!expectation.has("between")
            || number >= expectation.get("between").get(0).asLong()
                && number <= expectation.get("between").get(1).asLong());
  }

  private String value(Outcome outcome) {
    if (of.has("events")) {
      List<Seen> events = events(of.get("events"), outcome);
      return String.valueOf(of.has("distinct") ? distinct(events) : events.size());
    } else if (of.has("occurs")) {
      return outcome.moments().find(of.get("occurs")) == null ? "no" : "yes";
    } else if (of.has("slot_order")) {
      return slotOrder(events(of.get("slot_order"), outcome)).toString();
    }
    return ofState(outcome);
  }

  private int distinct(List<Seen> events) {
    TreeSet<String> values = new TreeSet<>();
    events.forEach(e -> values.add(String.valueOf(e.field(of.get("distinct").asText()))));
    return values.size();
  }

  /** An end that is told beside the event counts as its own. */
  private List<Seen> events(JsonNode moment, Outcome outcome) {
    if (moment.has("since") && outcome.recording().step(moment.get("since").asText()) == null) {
      throw new NotReached("step " + moment.get("since").asText());
    }
    if (of.has("until") && !moment.has("until")) {
      if (outcome.moments().find(of.get("until")) == null) {
        throw new NotReached(of.get("until").toString());
      }
      ObjectNode bounded = moment.deepCopy();
      bounded.set("until", of.get("until"));
      return outcome.moments().events(bounded);
    }
    return outcome.moments().events(moment);
  }

  /** Slots, or nodes where there are none. */
  private static List<String> slotOrder(List<Seen> events) {
    List<String> order = new ArrayList<>();
    for (Seen event : events) {
      Object slot = event.field("slot");
      boolean perNode = slot instanceof Long number && number == 0 && event.field("node") != null;
      order.add(String.valueOf(perNode ? event.field("node") : slot));
    }
    return order;
  }

  private String ofState(Outcome outcome) {
    Instant at =
        of.has("at") ? outcome.moments().find(of.get("at")) : Instant.after(outcome.endNs());
    if (at == null) {
      throw new NotReached(of.get("at").toString());
    }
    SwarmState state = outcome.recording().stateAt(at);
    TaskPredicates tasks = outcome.moments().predicates().tasks();
    if (of.has("running")) {
      return String.valueOf(tasks.runningCount(of.get("running"), state));
    } else if (of.has("tasks")) {
      return String.valueOf(tasks.listed(of.get("tasks"), state).size());
    } else if (of.has("slots")) {
      return tasks.slotsOf(of.get("slots"), state).toString();
    } else if (of.has("spread")) {
      ObjectNode service = ((ObjectNode) of).objectNode();
      service.set("service", of.get("spread"));
      return tasks.perNode(service, state).values().stream().sorted().toList().toString();
    }
    if (of.has("order_of")) {
      return CreationOrder.of(of, state);
    }
    throw new Unsupported("number of " + of.fieldNames().next());
  }
}
