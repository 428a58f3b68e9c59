package io.dryswarm.experiments.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One setting and the values that it takes.
 *
 * @param path   of the scenario, as {@code --set} takes it: {@code cluster.workers.count}
 * @param values as YAML, at least one, each once
 */
public record Axis(String path, List<String> values) {
  private static final int MOST_VALUES = 10_000;

  public Axis {
    values = List.copyOf(values);
    if (path.isEmpty() || values.isEmpty()) {
      throw new IllegalArgumentException("axis: expected PATH=VALUE,...");
    }
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(canonical(value))) {
        throw new IllegalArgumentException(
            path + " gets the value " + value + " twice, expected different values");
      }
    }
  }

  /**
   * Reads {@code PATH=a,b,c}, {@code PATH=1..5} or {@code PATH=10..50:10}. Commas inside brackets, braces and quotes belong to a value.
   *
   * @throws IllegalArgumentException with what was expected
   */
  public static Axis parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException("\"" + text
          + "\" is no axis, expected PATH=VALUE,VALUE or PATH=FROM..TO or PATH=FROM..TO:STEP");
    }
    List<String> values = new ArrayList<>();
    for (String part : split(text.substring(equals + 1))) {
      values.addAll(range(part.strip()));
    }
    return new Axis(text.substring(0, equals).strip(), values);
  }

  /** Numbers that are equal are equal values, however they are written. */
  private static String canonical(String value) {
    return value.matches("[-+]?\\d{1,18}(\\.\\d{1,18})?")
        ? new BigDecimal(value).stripTrailingZeros().toPlainString()
        : value;
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<String> range(String part) {
    if (!part.matches("[-+]?\\d+\\.\\.[-+]?\\d+(:[-+]?\\d*)?")) {
      return List.of(part);
    }
    if (!part.matches("\\d{1,9}\\.\\.\\d{1,9}(:\\d{1,9})?")) {
      throw noRange(part);
    }
    String[] ends = part.split("\\.\\.|:", -1);
    long first = Long.parseLong(ends[0]);
    long last = Long.parseLong(ends[1]);
    long step = ends.length > 2 ? Long.parseLong(ends[2]) : 1;
    if (step == 0 || last < first || (last - first) / step >= MOST_VALUES) {
      throw noRange(part);
    }
    List<String> values = new ArrayList<>();
    for (long value = first; value <= last; value += step) {
      values.add(Long.toString(value));
    }
    return values;
  }

  private static IllegalArgumentException noRange(String part) {
    return new IllegalArgumentException("\"" + part
        + "\" is no range, expected FROM..TO ascending from 0 to 999999999, a step above 0, at most "
        + MOST_VALUES + " values");
  }
}
