package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The parameter {@code filters} of lists: for each key, values of which one must fit; {@code {"name":{"web":true}}} or {@code
 * {"name":["web"]}}. Source: moby/moby api/types/filters, daemon/cluster/filters.go.
 */
final class Filters {
  /** A value is of no use; the status is that of the answer. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    EngineAnswer answer() {
      return EngineAnswer.error(status, String.valueOf(getMessage()));
    }
  }

  private final TreeMap<String, TreeSet<String>> values = new TreeMap<>();

  private Filters() {}

  /**
   * @param known keys that this list has
   * @throws Refused in the engine's words
   */
  static Filters of(EngineRequest request, Set<String> known) {
    Filters filters = new Filters();
    String text = request.parameter("filters");
    if (!text.isEmpty()) {
      for (Map.Entry<String, JsonNode> filter : parsed(text).properties()) {
        if (!known.contains(filter.getKey())) {
          throw new Refused(EngineAnswer.BAD_REQUEST, "invalid filter '" + filter.getKey() + "'");
        }
        TreeSet<String> set = filters.values.computeIfAbsent(filter.getKey(), k -> new TreeSet<>());
        JsonNode given = filter.getValue();
        if (given.isObject()) {
          given.fieldNames().forEachRemaining(set::add);
        } else {
          set.addAll(Json.texts(given));
        }
      }
    }
    return filters;
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.parse(text);
    } catch (IllegalArgumentException broken) {
      throw new Refused(
          EngineAnswer.BAD_REQUEST,
          "invalid character '" + text.charAt(0) + "' looking for beginning of value");
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  List<String> of(String key) {
    return values.containsKey(key) ? List.copyOf(values.get(key)) : List.of();
  }

  /** Whether nothing is asked under that key, or one of its values fits. */
  boolean any(String key, Predicate<String> fits) {
    TreeSet<String> set = values.get(key);
    return set == null || set.isEmpty() || set.stream().anyMatch(fits);
  }

  /** Whether all labels under that key are there, each {@code name} or {@code name=value}. */
  boolean labels(String key, SortedMap<String, String> labels) {
    for (String wanted : of(key)) {
      String[] parts = wanted.split("=", 2);
      String value = labels.get(parts[0]);
      if (value == null || parts.length > 1 && !value.equals(parts[1])) {
        return false;
      }
    }
    return true;
  }
}
