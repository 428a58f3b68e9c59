package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.store.ServiceObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** What must be so in every run: each method gives the difference, empty if there is none. */
final class Facts {
  private static final int TASKS_SHOWN = 12;

  private Facts() {}

  /** A predicate holds at a moment, or at every instant. */
  static String state(JsonNode expectation, Outcome outcome) {
    JsonNode at = expectation.get("at");
    JsonNode that = expectation.get("that");
    Predicates predicates = outcome.moments().predicates();
    if (at.has("always")) {
      Walk walk = new Walk(outcome.recording());
      walk.to(Instant.after(0));
      while (predicates.holds(that, walk.state())) {
        if (!walk.hasMore()) {
          return "";
        }
        walk.to(Instant.after(walk.nextTimeNs()));
      }
      return described(that, walk.state());
    }
    Instant moment = outcome.moments().find(at);
    if (moment == null) {
      throw new NotReached(at.toString());
    }
    SwarmState state = outcome.recording().stateAt(moment);
    return predicates.holds(that, state)
        ? ""
        : "at " + moment.timeNs() / 1_000_000 + " ms: " + described(that, state);
  }

  private static String described(JsonNode predicate, SwarmState state) {
    String text = predicate.toString();
    if (text.contains("update_status")) {
      return state.services().stream()
          .map(s -> s.spec().name() + " " + s.updateStatus())
          .toList()
          .toString();
    } else if (text.contains("\"node\":{") || text.contains("\"nodes\"")) {
      return state.nodes().stream()
          .map(n -> n.hostname() + " " + n.status() + " '" + n.message() + "' " + n.role() + " "
              + state.manager(n.id()))
          .toList()
          .toString();
    }
    List<String> tasks = new ArrayList<>();
    state.tasks().stream()
        .limit(TASKS_SHOWN)
        .forEach(t -> tasks.add(t.displayName() + " on " + t.node() + " " + t.observed() + "/"
            + t.desired() + " exit " + t.status().exitCode() + " '" + t.status().message() + "' '"
            + t.status().err() + "'"));
    int more = state.tasks().size() - tasks.size();
    return String.join("; ", tasks) + (more > 0 ? "; and " + more + " more" : "");
  }

  /** The successive different values of something are this list, or one of these. */
  static String sequence(JsonNode expectation, Outcome outcome) {
    JsonNode of = expectation.get("of");
    if (of.has("dns_count")) {
      return ProbeSequences.counts(expectation, outcome);
    } else if (of.has("dns_answer")) {
      return ProbeSequences.answers(expectation, outcome);
    } else if (!of.has("update_status")) {
      throw new Unsupported("sequence of " + of.fieldNames().next());
    }
    List<String> values = updateStates(of, outcome);
    for (JsonNode ignored : expectation.path("ignore")) {
      values.removeIf(ignored.asText()::equals);
    }
    List<List<String>> allowed = new ArrayList<>();
    if (expectation.has("equals")) {
      allowed.add(texts(expectation.get("equals")));
    }
    expectation.path("one_of").forEach(list -> allowed.add(texts(list)));
    return allowed.contains(values) ? "" : values + " is not " + allowed;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.isNull() ? "null" : text.asText()));
    return texts;
  }

  /** From the issue of a step on; the value that is there then is not listed. */
  private static List<String> updateStates(JsonNode of, Outcome outcome) {
    Walk walk = new Walk(outcome.recording());
    Instant since = Instant.after(0);
    if (of.has("since")) {
      since = outcome.recording().step(of.get("since").asText());
      if (since == null) {
        throw new NotReached(of.toString());
      }
    }
    Instant until = of.has("until") ? outcome.moments().find(of.get("until")) : null;
    walk.to(since);
    String service = of.get("update_status").asText();
    String last = updateState(service, walk.state());
    List<String> values = new ArrayList<>();
    while (walk.hasMore() && (until == null || walk.nextTimeNs() <= until.timeNs())) {
      walk.to(Instant.after(walk.nextTimeNs()));
      String now = updateState(service, walk.state());
      if (!now.equals(last)) {
        values.add(now);
        last = now;
      }
    }
    return values;
  }

  private static String updateState(String name, SwarmState state) {
    ServiceObject service = state.service(name);
    return String.valueOf(service == null ? null : Predicates.stateOf(service.updateStatus()));
  }

  /** No such event. */
  static String never(JsonNode expectation, Outcome outcome) {
    if (expectation.has("since")
        && outcome.recording().step(expectation.get("since").asText()) == null) {
      throw new NotReached("step " + expectation.get("since").asText());
    }
    List<Seen> events = outcome.moments().events(expectation);
    return events.isEmpty()
        ? ""
        : events.size() + " of them, first at " + events.get(0).timeNs() / 1_000_000 + " ms";
  }

  /** If the first event occurs, so does the second. */
  static String implies(JsonNode expectation, Outcome outcome) {
    boolean first = !outcome.moments().events(expectation.get("if")).isEmpty();
    boolean second = !outcome.moments().events(expectation.get("then")).isEmpty();
    boolean holds = expectation.path("both_ways").asBoolean() ? first == second : !first || second;
    return holds ? "" : "first " + occurs(first) + ", second " + occurs(second);
  }

  private static String occurs(boolean does) {
    return does ? "occurs" : "does not occur";
  }

  static String invariant(JsonNode expectation, Outcome outcome) {
    if (!expectation.get("what").asText().equals("one_leader_per_term")) {
      throw new Unsupported("invariant '" + expectation.get("what").asText() + "'");
    }
    TreeMap<Long, Object> leaders = new TreeMap<>();
    for (Seen event : outcome.recording().events()) {
      if (event.name().equals("raft.leader")) {
        Object node = Objects.requireNonNull(event.field("node"));
        Object before = leaders.put((Long) event.field("term"), node);
        if (before != null && !before.equals(node)) {
          return "two leaders in term " + event.field("term");
        }
      }
    }
    return "";
  }
}
