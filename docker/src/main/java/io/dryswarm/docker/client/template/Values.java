package io.dryswarm.docker.client.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.json.GoTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of templates: texts, numbers, truth, lists, maps, lines of lists, and JSON. */
final class Values {
  /** A missing key of a map. */
  static final Object NO_VALUE = new Object();

  /** A JSON number that is a duration in Go. */
  private record Duration(long ns) {}

  /** A JSON text that is a time in Go. */
  private record Time(String text) {}

  private static final Set<String> DURATIONS = Set.of(
      "Delay",
      "Monitor",
      "Window",
      "StopGracePeriod",
      "Interval",
      "Timeout",
      "StartPeriod",
      "StartInterval",
      "HeartbeatPeriod",
      "NodeCertExpiry");

  private static final Set<String> TIMES = Set.of(
      "CreatedAt",
      "UpdatedAt",
      "Created",
      "StartedAt",
      "CompletedAt",
      "Timestamp",
      "LastExecution");

  private static final Set<String> MAPS = Set.of("Labels", "Options", "DriverOpts", "Sysctls");

  private Values() {}

  static String text(@Nullable Object value) {
    if (value == NO_VALUE) {
      return "<no value>";
    } else if (value == null) {
      return "<nil>";
    } else if (value instanceof Duration duration) {
      return GoText.duration(duration.ns());
    } else if (value instanceof Time time) {
      return GoTime.spelled(time.text());
    } else if (value instanceof Double real) {
      return real(real);
    } else if (value instanceof List<?> list) {
      return list.stream().map(Values::text).collect(Collectors.joining(" ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> e.getKey() + ":" + text(e.getValue()))
          .collect(Collectors.joining(" ", "map[", "]"));
    } else if (value instanceof JsonNode json) {
      return text(plain(json, ""));
    } else if (value instanceof Row row) {
      return text(row.fields());
    }
    return value.toString();
  }

  /** As Go prints a float: no more digits than needed. */
  static String real(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e21) {
      return String.format(Locale.ROOT, "%.0f", number);
    }
    return Double.toString(number);
  }

  /** JSON as the values that templates know. */
  static @Nullable Object plain(JsonNode json, String name) {
    if (json.isNull() || json.isMissingNode()) {
      return null;
    } else if (json.isTextual()) {
      return TIMES.contains(name) ? new Time(json.asText()) : json.asText();
    } else if (json.isIntegralNumber()) {
      return DURATIONS.contains(name) ? new Duration(json.asLong()) : (Object) json.asLong();
    } else if (json.isNumber()) {
      return json.asDouble();
    } else if (json.isBoolean()) {
      return json.asBoolean();
    } else if (json.isArray()) {
      List<Object> list = new ArrayList<>();
      json.forEach(element -> list.add(plain(element, "")));
      return list;
    }
    Map<String, Object> map = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      map.put(member.getKey(), plain(member.getValue(), member.getKey()));
    }
    return map;
  }

  static boolean isTrue(@Nullable Object value) {
    if (value == null || value == NO_VALUE) {
      return false;
    } else if (value instanceof Boolean truth) {
      return truth;
    } else if (value instanceof String text) {
      return !text.isEmpty();
    } else if (value instanceof Number number) {
      return number.doubleValue() != 0;
    } else if (value instanceof Duration duration) {
      return duration.ns() != 0;
    } else if (value instanceof List<?> list) {
      return !list.isEmpty();
    } else if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    } else if (value instanceof JsonNode json) {
      return json.isContainerNode() ? !json.isEmpty() : isTrue(plain(json, ""));
    }
    return true;
  }

  /** What {@code range} walks over, with keys. */
  static List<Map.Entry<Object, Object>> entries(@Nullable Object value) {
    List<Map.Entry<Object, Object>> entries = new ArrayList<>();
    if (value instanceof JsonNode json && json.isArray()) {
      long index = 0;
      for (JsonNode element : json) {
        entries.add(entry(index++, element.isContainerNode() ? element : plain(element, "")));
      }
    } else if (value instanceof JsonNode json && json.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      json.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
      sorted.forEach((k, v) -> entries.add(entry(k, v.isContainerNode() ? v : plain(v, k))));
    } else if (value instanceof List<?> list) {
      long index = 0;
      for (Object element : list) {
        entries.add(entry(index++, element));
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> entries.add(entry(k, v)));
    } else if (value != null && value != NO_VALUE) {
      throw new TemplateError("template: :1: range can't iterate over " + text(value));
    }
    return entries;
  }

  private static Map.Entry<Object, Object> entry(Object key, @Nullable Object value) {
    return Map.entry(key, Objects.requireNonNullElse(value, NO_VALUE));
  }

  /** A member by name; JSON objects have any. */
  static @Nullable Object member(
      @Nullable Object value,
      String name,
      List<Object> arguments,
      Function<String, TemplateError> problem) {
    if (value == null || value == NO_VALUE) {
      throw problem.apply("nil pointer evaluating interface {}." + name);
    } else if (value instanceof Row row) {
      if (name.equals("Label") && row.labels() != null && arguments.size() == 1) {
        return row.labels().getOrDefault(text(arguments.get(0)), "");
      }
      if (!row.fields().containsKey(name)) {
        throw problem.apply("can't evaluate field " + name + " in type " + row.type());
      }
      return row.fields().get(name);
    } else if (value instanceof Map<?, ?> map) {
      return map.containsKey(name) ? map.get(name) : NO_VALUE;
    } else if (value instanceof JsonNode json && json.isObject()) {
      return member(json, name);
    }
    throw problem.apply("can't evaluate field " + name + " in type " + type(value));
  }

  /** Go embeds the name and labels of an object in its specification, and its times in the object. */
  private static @Nullable Object member(JsonNode json, String name) {
    JsonNode found = json.path(name);
    if (found.isMissingNode() && (name.equals("Annotations") || name.equals("Meta"))) {
      return json;
    }
    if (found.isContainerNode()) {
      return MAPS.contains(name) ? plain(found, name) : found;
    }
    return plain(found, name);
  }

  static String type(Object value) {
    if (value instanceof String) {
      return "string";
    } else if (value instanceof Boolean) {
      return "bool";
    } else if (value instanceof Double) {
      return "float64";
    } else if (value instanceof Number) {
      return "int";
    }
    return "interface {}";
  }
}
