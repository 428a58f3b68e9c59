package io.dryswarm.docker.client.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.print.GoJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions of templates: Go's own, and Docker's. */
final class Functions {
  private static final Set<String> GO = Set.of(
      "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "len", "index", "print", "printf",
      "println");

  private final Map<String, Function<List<Object>, @Nullable Object>> byName = new TreeMap<>();

  /** For the values of objects. */
  static Functions forValues() {
    Functions functions = new Functions();
    functions.byName.put("json", args -> GoJson.compact(args.get(0), false));
    functions.byName.put(
        "split",
        args -> List.of(Values.text(args.get(0))
            .split(java.util.regex.Pattern.quote(Values.text(args.get(1))), -1)));
    functions.byName.put(
        "join",
        args -> Values.entries(args.get(0)).stream()
            .map(entry -> Values.text(entry.getValue()))
            .collect(Collectors.joining(Values.text(args.get(1)))));
    functions.byName.put("title", args -> title(Values.text(args.get(0))));
    functions.byName.put("lower", args -> Values.text(args.get(0)).toLowerCase(Locale.ROOT));
    functions.byName.put("upper", args -> Values.text(args.get(0)).toUpperCase(Locale.ROOT));
    functions.byName.put("truncate", args -> {
      String text = Values.text(args.get(0));
      int length = ((Number) args.get(1)).intValue();
      return text.length() < length ? text : text.substring(0, length);
    });
    functions.withPad();
    return functions;
  }

  /** For the heads of tables: what is made of a value, is not made of the name of its column. */
  static Functions forHeaders() {
    Functions functions = new Functions();
    for (String name : List.of("json", "split", "join", "title", "lower", "upper", "truncate")) {
      functions.byName.put(name, args -> args.get(0));
    }
    functions.withPad();
    return functions;
  }

  private void withPad() {
    byName.put("pad", args -> {
      String text = Values.text(args.get(0));
      return text.isEmpty()
          ? text
          : " ".repeat(((Number) args.get(1)).intValue())
              + text
              + " ".repeat(((Number) args.get(2)).intValue());
    });
  }

  static boolean isKnown(String name) {
    return GO.contains(name) || forHeaders().byName.containsKey(name);
  }

  /** @throws IllegalArgumentException if the arguments do not fit */
  @Nullable
  Object call(String name, List<Object> args) {
    Function<List<Object>, @Nullable Object> docker = byName.get(name);
    try {
      return docker == null ? builtIn(name, args) : docker.apply(args);
    } catch (IndexOutOfBoundsException | ClassCastException bad) {
      throw new IllegalArgumentException("wrong arguments", bad);
    }
  }

  private static @Nullable Object builtIn(String name, List<Object> args) {
    return switch (name) {
      case "and" -> firstOr(args, false);
      case "or" -> firstOr(args, true);
      case "not" -> !Values.isTrue(args.get(0));
      case "eq" -> args.stream().skip(1).anyMatch(other -> compare(args.get(0), other) == 0);
      case "ne" -> compare(args.get(0), args.get(1)) != 0;
      case "lt" -> compare(args.get(0), args.get(1)) < 0;
      case "le" -> compare(args.get(0), args.get(1)) <= 0;
      case "gt" -> compare(args.get(0), args.get(1)) > 0;
      case "ge" -> compare(args.get(0), args.get(1)) >= 0;
      case "len" -> length(args.get(0));
      case "index" -> index(args);
      case "printf" -> Printf.format(Values.text(args.get(0)), args.subList(1, args.size()));
      case "println" -> args.stream().map(Values::text).collect(Collectors.joining(" ")) + "\n";
      default -> args.stream().map(Values::text).collect(Collectors.joining());
    };
  }

  private static @Nullable Object firstOr(List<Object> args, boolean wanted) {
    for (Object value : args) {
      if (Values.isTrue(value) == wanted) {
        return value;
      }
    }
    return args.get(args.size() - 1);
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    }
    return Values.text(a).compareTo(Values.text(b));
  }

  private static long length(Object value) {
    return value instanceof String text ? text.length() : Values.entries(value).size();
  }

  private static @Nullable Object index(List<Object> args) {
    Object value = args.get(0);
    for (Object key : args.subList(1, args.size())) {
      Object found = "";
      boolean isList = value instanceof List<?> || value instanceof JsonNode j && j.isArray();
      List<Map.Entry<Object, Object>> entries = new ArrayList<>(Values.entries(value));
      if (isList && ((Number) key).intValue() >= entries.size()) {
        throw new IllegalArgumentException("index out of range: " + key);
      }
      for (Map.Entry<Object, Object> entry : entries) {
        if (entry.getKey().equals(key)) {
          found = entry.getValue();
        }
      }
      value = found;
    }
    return value;
  }

  private static String title(String text) {
    StringBuilder title = new StringBuilder(text);
    for (int i = 0; i < title.length(); i++) {
      if (i == 0 || !Character.isLetterOrDigit(title.charAt(i - 1))) {
        title.setCharAt(i, Character.toTitleCase(title.charAt(i)));
      }
    }
    return title.toString();
  }
}
