package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.conformance.Unsupported;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the moments of a case in what was recorded of a run, so far or to its end. */
final class Moments {
  private static final double NS_PER_MS = 1e6;

  private final Recording recording;
  private final TaskFilter filter;
  private final long endNs;
  private final Predicates predicates;

  /**
   * @param endNs end of the run
   */
  Moments(Recording recording, Symbols symbols, long endNs) {
    this.recording = recording;
    this.filter = new TaskFilter(recording, symbols);
    this.endNs = endNs;
    this.predicates = new Predicates(recording, symbols, filter, this);
  }

  Predicates predicates() {
    return predicates;
  }

  static long ns(JsonNode ms) {
    return Math.round(ms.asDouble(0) * NS_PER_MS);
  }

  /** When it is; {@code null} if it has not come. */
  @Nullable
  Instant find(JsonNode moment) {
    Instant base = base(moment);
    return base == null ? null : base.plusNs(ns(moment.path("plus_ms")));
  }

  private @Nullable Instant base(JsonNode moment) {
    if (moment.has("ms")) {
      return Instant.after(ns(moment.get("ms")));
    } else if (moment.has("step")) {
      return recording.step(moment.get("step").asText());
    } else if (moment.has("reply")) {
      Reply reply = recording.reply(moment.get("reply").asText());
      return reply == null ? null : Instant.after(reply.timeNs());
    } else if (moment.has("end")) {
      return Instant.after(endNs);
    } else if (moment.has("event")) {
      Seen event = event(moment);
      return event == null ? null : Instant.after(event.timeNs() + extraNs(moment, event));
    } else if (moment.has("when")) {
      return when(moment);
    }
    throw new Unsupported("moment " + moment);
  }

  /** When the chosen event of an event moment was; {@code null} if it has not come. */
  @Nullable
  Seen event(JsonNode moment) {
    List<Seen> events = events(moment);
    JsonNode nth = moment.path("nth");
    int index = nth.asText("first").equals("last")
        ? events.size() - 1
        : nth.isNumber() ? nth.asInt() - 1 : 0;
    return index >= 0 && index < events.size() ? events.get(index) : null;
  }

  private static long extraNs(JsonNode moment, Seen event) {
    JsonNode field = moment.path("plus_field");
    if (field.isMissingNode()) {
      return 0;
    }
    Object value = event.field(field.get("field").asText());
    return value instanceof Number number
        ? Math.round(number.doubleValue() * field.get("times").asDouble() * NS_PER_MS)
        : 0;
  }

  /** All events that an event moment is chosen from, in order. */
  List<Seen> events(JsonNode moment) {
    String name = moment.get("event").asText();
    Span span = span(moment);
    List<Seen> fitting = new ArrayList<>();
    if (span == null) {
      return fitting;
    }
    JsonNode where = moment.has("where") ? moment.get("where") : MissingNode.getInstance();
    boolean replacements = moment.path("replacement").asBoolean();
    for (Seen event : recording.events()) {
      if (event.name().equals(name)
          && span.holds(event)
          && (!replacements || isReplacement(event))
          && filter.fits(where, event)) {
        fitting.add(event);
      }
    }
    return fitting;
  }

  private boolean isReplacement(Seen event) {
    Recording.Birth birth = recording.birth(event.task());
    return birth != null && recording.previousInPlace(birth) != null;
  }

  /** From the issue of one step until before another or before a moment. */
  private record Span(
      @Nullable Instant since,
      @Nullable Instant before,
      @Nullable Instant until) {
    boolean holds(Seen event) {
      return (since == null || !since.includes(event.timeNs(), event.sequence()))
          && (before == null || before.includes(event.timeNs(), event.sequence()))
          && (until == null || until.includes(event.timeNs(), event.sequence()));
    }
  }

  /** {@code null} if the step that it begins with was not issued. */
  private @Nullable Span span(JsonNode moment) {
    Instant since = null;
    if (moment.has("since")) {
      since = recording.step(moment.get("since").asText());
      if (since == null) {
        return null;
      }
    }
    Instant before = moment.has("before") ? recording.step(moment.get("before").asText()) : null;
    Instant until = moment.has("until") ? find(moment.get("until")) : null;
    return new Span(since, before, until);
  }

  /** The first instant at which the predicate holds, judged after all changes of that instant. */
  private @Nullable Instant when(JsonNode moment) {
    long fromNs = 0;
    if (moment.has("since")) {
      Instant since = recording.step(moment.get("since").asText());
      if (since == null) {
        return null;
      }
      fromNs = since.timeNs();
    }
    fromNs += ns(moment.path("from_ms"));
    return predicates.firstInstant(moment.get("when"), fromNs, endNs);
  }
}
