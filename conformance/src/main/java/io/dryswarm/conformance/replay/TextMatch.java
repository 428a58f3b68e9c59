package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares texts with those that a case expects: whole, one of several, lines in blocks, a column of a table; with wildcards. */
final class TextMatch {
  private static final Pattern OBJECT = Pattern.compile("\\$service:([\\w.-]+)");

  private final Outcome outcome;

  TextMatch(Outcome outcome) {
    this.outcome = outcome;
  }

  /** @throws Unsupported if the way to compare is not known */
  boolean matches(JsonNode expected, String text) {
    if (expected.has("text")) {
      return equal(expected.get("text").asText(), text);
    } else if (expected.has("one_of")) {
      for (JsonNode alternative : expected.get("one_of")) {
        if (equal(alternative.asText(), text)) {
          return true;
        }
      }
      return false;
    } else if (expected.has("blocks")) {
      return blocks(expected.get("blocks"), lines(text));
    } else if (expected.has("table")) {
      return table(expected.get("table"), lines(text));
    } else if (expected.has("json")) {
      return json(expected.get("json"), text);
    }
    throw new Unsupported("text " + expected);
  }

  private boolean json(JsonNode expected, String text) {
    try {
      return ReplyFacts.sameJson(expected, Json.parse(text), outcome);
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }

  private static List<String> lines(String text) {
    String cut = text.stripTrailing();
    return cut.isEmpty() ? List.of() : Arrays.asList(cut.split("\n", -1));
  }

  /** Equal, with wildcards and names of objects. */
  boolean equal(String expected, String text) {
    Matcher object = OBJECT.matcher(expected);
    return Wildcards.equal(
        object.replaceAll(m -> Matcher.quoteReplacement(serviceId(m.group(1)))), text);
  }

  private String serviceId(String name) {
    ServiceObject service = outcome.recording().live().service(name);
    return service == null ? "no service " + name : ObjectIds.of(service);
  }

  /** The lines of each block in any order. */
  private boolean blocks(JsonNode blocks, List<String> lines) {
    int next = 0;
    for (JsonNode block : blocks) {
      if (next + block.size() > lines.size()) {
        return false;
      }
      List<String> rest = new ArrayList<>(lines.subList(next, next + block.size()));
      for (JsonNode line : block) {
        if (!removeOne(rest, line.asText())) {
          return false;
        }
      }
      next += block.size();
    }
    return next == lines.size();
  }

  private boolean removeOne(List<String> lines, String expected) {
    for (int i = 0; i < lines.size(); i++) {
      if (equal(expected, lines.get(i))) {
        lines.remove(i);
        return true;
      }
    }
    return false;
  }

  /** Header words, and the cells of one column in order; columns are two or more blanks apart. */
  private boolean table(JsonNode table, List<String> lines) {
    List<String> header = new ArrayList<>();
    table.get("header").forEach(word -> header.add(word.asText()));
    if (lines.isEmpty() || !cells(lines.get(0)).equals(header)) {
      return false;
    }
    int start = lines.get(0).indexOf(table.get("column").asText());
    JsonNode expected = table.get("equals");
    if (expected.size() != lines.size() - 1) {
      return false;
    }
    for (int row = 0; row < expected.size(); row++) {
      String line = lines.get(row + 1);
      String cell = line.length() <= start ? "" : cells(line.substring(start)).get(0);
      if (!equal(expected.get(row).asText(), cell)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.strip().split("\\s{2,}"));
  }
}
