package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables into the values of a stack file: {@code $V}, {@code ${V}}, {@code ${V:-d}}, {@code ${V-d}}, {@code ${V:?m}},
 * {@code ${V?m}}, {@code $$}. Keys are left alone. An unset variable is empty, as with Docker, but we warn.
 *
 * <p>Source: docker/cli cli/compose/template; control-plane facts 12.1.9.
 */
final class Interpolation {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:(?<escaped>\\$)|(?<named>[_a-zA-Z][_a-zA-Z0-9]*)"
          + "|\\{(?<braced>[_a-zA-Z][_a-zA-Z0-9]*)(?:(?<operator>:?[-?])(?<operand>[^}]*))?}"
          + "|(?<invalid>))");

  private final Map<String, String> environment;
  private final Problems problems;

  Interpolation(Map<String, String> environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** The same tree with all variables put in. */
  YamlNode apply(YamlNode node, String path) {
    if (node instanceof YamlMap map) {
      List<YamlMap.Entry> entries = new ArrayList<>();
      for (YamlMap.Entry e : map.entries()) {
        entries.add(new YamlMap.Entry(e.key(), apply(e.value(), path + "." + e.name())));
      }
      return new YamlMap(map.position(), entries);
    }
    if (node instanceof YamlList list) {
      List<YamlNode> items = new ArrayList<>();
      list.items().forEach(item -> items.add(apply(item, path + "." + items.size())));
      return new YamlList(list.position(), items);
    }
    YamlScalar scalar = (YamlScalar) node;
    return scalar.written().indexOf('$') < 0 ? scalar : substitute(scalar, path);
  }

  private YamlScalar substitute(YamlScalar scalar, String path) {
    Matcher reference = REFERENCE.matcher(scalar.written());
    StringBuilder result = new StringBuilder();
    int end = 0;
    while (reference.find()) {
      result.append(scalar.written(), end, reference.start());
      if (reference.group("invalid") != null) {
        reportFormat(scalar, path, scalar.written());
        return scalar;
      }
      result.append(value(reference, scalar, path));
      end = reference.end();
    }
    result.append(scalar.written(), end, scalar.written().length());
    return new YamlScalar(scalar.position(), result.toString(), YamlScalar.Kind.TEXT, true);
  }

  private String value(Matcher reference, YamlScalar scalar, String path) {
    if (reference.group("escaped") != null) {
      return "$";
    }
    String named = reference.group("named");
    String name = named != null ? named : reference.group("braced");
    String operator = reference.group("operator");
    String value = environment.get(name);
    boolean mayBeEmpty = operator == null || operator.length() == 1;
    if (value != null && (mayBeEmpty || !value.isEmpty())) {
      return value;
    }
    if (operator == null) {
      warnUnset(scalar.position(), path, name);
      return "";
    }
    if (operator.endsWith("-")) {
      return reference.group("operand");
    }
    String reason = reference.group("operand");
    problems.add(
        scalar.position(),
        path,
        "required variable " + name + " is missing a value"
            + (reason.isEmpty() ? "" : ": " + reason),
        "set it in the environment: " + name + "=... sim run ...");
    return "";
  }

  private void warnUnset(Position at, String path, String name) {
    problems.warn(at, path, "the variable " + name + " is not set; it counts as empty");
  }

  private void reportFormat(YamlScalar scalar, String path, String quoted) {
    problems.add(
        scalar.position(),
        path,
        "invalid interpolation format: \"" + quoted + "\"",
        "a plain $ is written $$");
  }
}
