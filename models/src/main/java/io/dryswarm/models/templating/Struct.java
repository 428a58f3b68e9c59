package io.dryswarm.models.templating;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/**
 * A value with fields.
 *
 * @param goType its type as Go prints it in messages
 * @param fields in Go's order
 */
record Struct(String goType, Map<String, Object> fields) {
  /** How a value is printed, like Go's {@code %v}. */
  static String print(Object value) {
    if (value instanceof Struct struct) {
      return "{" + joined(struct.fields.values()) + "}";
    } else if (value instanceof SortedMap<?, ?> map) {
      StringBuilder text = new StringBuilder("map[");
      map.forEach((key, v) ->
          text.append(text.length() > 4 ? " " : "").append(key).append(':').append(v));
      return text.append(']').toString();
    }
    return String.valueOf(value);
  }

  private static String joined(Collection<Object> values) {
    return String.join(" ", values.stream().map(Struct::print).toList());
  }

  static String typeOf(Object value) {
    if (value instanceof Struct struct) {
      return struct.goType;
    } else if (value instanceof SortedMap<?, ?>) {
      return "map[string]string";
    } else if (value instanceof Boolean) {
      return "bool";
    }
    return value instanceof Long ? "int" : "string";
  }

  static boolean isTrue(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    } else if (value instanceof Long number) {
      return number != 0;
    } else if (value instanceof SortedMap<?, ?> map) {
      return !map.isEmpty();
    }
    return value instanceof Struct || !String.valueOf(value).isEmpty();
  }
}
