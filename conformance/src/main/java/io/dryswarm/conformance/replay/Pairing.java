package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which moment of one kind belongs to which of another. */
final class Pairing {
  private final JsonNode from;
  private final JsonNode to;
  private final String pair;

  Pairing(JsonNode expectation) {
    this.from = expectation.get("from");
    this.to = expectation.get("to");
    this.pair = expectation.path("pair").asText();
  }

  /**
   * Times from one to the other, nanoseconds; with a pairing there may be none.
   *
   * @throws NotReached if a single moment has not come
   */
  List<Long> valuesNs(Outcome outcome) {
    Recording recording = outcome.recording();
    return switch (pair) {
      case "" -> List.of(atNs(to, outcome) - atNs(from, outcome));
      case "each_to" -> eachTo(outcome);
      case "last_before" -> lastBefore(outcome);
      case "same_task" -> byTask(outcome, birth -> birth);
      case "next_in_slot" -> byTask(outcome, recording::nextInPlace);
      case "next_created" -> byTask(outcome, recording::nextOfService);
      case "to_predecessor" ->
        firstOfPlaces(outcome, from, to, (fresh, old) -> difference(fresh, old));
      case "from_predecessor" ->
        firstOfPlaces(outcome, to, from, (fresh, old) -> difference(old, fresh));
      default -> throw new Unsupported("pair '" + pair + "'");
    };
  }

  private static long atNs(JsonNode moment, Outcome outcome) {
    Instant at = outcome.moments().find(moment);
    if (at == null) {
      throw new NotReached(moment.toString());
    }
    return at.timeNs();
  }

  private static long timeNs(JsonNode moment, Seen event) {
    return event.timeNs() + Moments.ns(moment.path("plus_ms"));
  }

  /** At most one for each node. */
  private List<Long> eachTo(Outcome outcome) {
    Instant start = outcome.moments().find(from);
    List<Long> values = new ArrayList<>();
    TreeSet<String> nodes = new TreeSet<>();
    for (Seen event : outcome.moments().events(to)) {
      if (start != null
          && event.timeNs() >= start.timeNs()
          && nodes.add(String.valueOf(event.field("node")))) {
        values.add(timeNs(to, event) - start.timeNs());
      }
    }
    return values;
  }

  private List<Long> lastBefore(Outcome outcome) {
    List<Seen> starts = outcome.moments().events(from);
    List<Long> values = new ArrayList<>();
    for (Seen event : outcome.moments().events(to)) {
      Seen latest = null;
      for (Seen start : starts) {
        if (start.sequence() < event.sequence()) {
          latest = start;
        }
      }
      if (latest != null) {
        values.add(timeNs(to, event) - timeNs(from, latest));
      }
    }
    return values;
  }

  /** The first event of each task. */
  private static TreeMap<Integer, Seen> firsts(JsonNode moment, Outcome outcome) {
    TreeMap<Integer, Seen> firsts = new TreeMap<>();
    for (Seen event : outcome.moments().events(moment)) {
      if (event.task() != Seen.NO_TASK) {
        firsts.putIfAbsent(event.task(), event);
      }
    }
    return firsts;
  }

  /** From each task's first {@code from} to the first {@code to} of the task that it leads to. */
  private List<Long> byTask(
      Outcome outcome, Function<Recording.Birth, Recording.@Nullable Birth> leadsTo) {
    TreeMap<Integer, Seen> ends = firsts(to, outcome);
    List<Long> values = new ArrayList<>();
    firsts(from, outcome).forEach((task, start) -> {
      Recording.Birth birth = outcome.recording().birth(task);
      Recording.Birth target = birth == null ? null : leadsTo.apply(birth);
      Seen end = target == null ? null : ends.get(target.task());
      if (end != null) {
        values.add(timeNs(to, end) - timeNs(from, start));
      }
    });
    return values;
  }

  private interface Difference {
    long ns(Seen ofNew, Seen ofOld);
  }

  private long difference(Seen start, Seen end) {
    return timeNs(to, end) - timeNs(from, start);
  }

  /**
   * For the first new task of each place and the one that it replaces.
   *
   * @param ofNew the one of the two moments that is the new task's
   * @param ofOld the other one
   */
  private List<Long> firstOfPlaces(
      Outcome outcome, JsonNode ofNew, JsonNode ofOld, Difference difference) {
    TreeMap<Integer, Seen> news = firsts(ofNew, outcome);
    TreeMap<Integer, Seen> olds = firsts(ofOld, outcome);
    TreeSet<String> places = new TreeSet<>();
    List<Long> values = new ArrayList<>();
    for (Recording.Birth birth : outcome.recording().births()) {
      Seen fresh = news.get(birth.task());
      Recording.Birth before = outcome.recording().previousInPlace(birth);
      if (fresh != null && before != null && places.add(birth.place())) {
        Seen old = olds.get(before.task());
        if (old != null) {
          values.add(difference.ns(fresh, old));
        }
      }
    }
    return values;
  }
}
