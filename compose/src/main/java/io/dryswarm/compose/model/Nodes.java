package io.dryswarm.compose.model;

import io.dryswarm.compose.text.GoNumbers;
import io.dryswarm.compose.text.GoTime;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a YAML file as Docker holds, names and prints them. */
public final class Nodes {
  private Nodes() {}

  public static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.NULL;
  }

  /** What a single value stands for; null for nothing, lists and mappings. */
  public static @Nullable Object value(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.value() : null;
  }

  static YamlScalar text(Position at, String text) {
    return YamlScalar.text(at, text);
  }

  static YamlScalar whole(Position at, long value) {
    return new YamlScalar(at, Long.toString(value), YamlScalar.Kind.INTEGER, false);
  }

  static YamlScalar flag(Position at, boolean value) {
    return new YamlScalar(at, Boolean.toString(value), YamlScalar.Kind.BOOLEAN, false);
  }

  /** A list of texts that stand at one place. */
  static YamlList texts(Position at, List<String> texts) {
    List<YamlNode> items = new ArrayList<>();
    for (String text : texts) {
      items.add(text(at, text));
    }
    return new YamlList(at, items);
  }

  static YamlMap.Entry entry(String key, YamlNode value) {
    return new YamlMap.Entry(text(value.position(), key), value);
  }

  /** Go's name of the type of a value. */
  static String typeName(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map.textKeys() ? "map[string]interface {}" : "map[interface {}]interface {}";
    }
    return node instanceof YamlList ? "[]interface {}" : scalarType(value(node));
  }

  private static String scalarType(@Nullable Object value) {
    if (value == null) {
      return "<nil>";
    } else if (value instanceof String) {
      return "string";
    } else if (value instanceof Boolean) {
      return "bool";
    } else if (value instanceof Long) {
      return "int";
    } else if (value instanceof BigInteger) {
      return "uint64";
    }
    return value instanceof GoTime ? "time.Time" : "float64";
  }

  /** Go's name of the kind of a value. */
  static String kindName(YamlNode node) {
    if (node instanceof YamlMap) {
      return "map";
    }
    if (node instanceof YamlList) {
      return "slice";
    }
    return value(node) instanceof GoTime ? "struct" : typeName(node);
  }

  /** As Go's {@code %v} prints it. */
  static String printed(YamlNode node) {
    if (node instanceof YamlMap map) {
      List<String> parts = map.entries().stream()
          .map(e -> e.name() + ":" + printed(e.value()))
          .sorted()
          .toList();
      return "map[" + String.join(" ", parts) + "]";
    }
    if (node instanceof YamlList list) {
      return "[" + String.join(" ", list.items().stream().map(Nodes::printed).toList()) + "]";
    }
    return printedScalar(value(node));
  }

  private static String printedScalar(@Nullable Object value) {
    if (value instanceof Double number) {
      return GoNumbers.text(number.doubleValue());
    }
    if (value instanceof GoTime time) {
      return time.printed();
    }
    return value == null ? "<nil>" : value.toString();
  }

  /** As Go's {@code %s} prints it, which tells of what is no text. */
  static String printedAsText(YamlNode node) {
    Object value = value(node);
    if (value instanceof Long || value instanceof BigInteger || value instanceof Double) {
      return "%!s(" + scalarType(value) + "=" + printedScalar(value) + ")";
    }
    return value instanceof Boolean ? "%!s(bool=" + value + ")" : printed(node);
  }

  /** A value of the user's own, as it is printed again: mappings sorted. */
  public static @Nullable Object tree(YamlNode node) {
    if (node instanceof YamlMap map) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      for (YamlMap.Entry entry : map.entries()) {
        result.put(entry.name(), tree(entry.value()));
      }
      return NaturalOrder.sorted(result);
    }
    if (node instanceof YamlList list) {
      List<@Nullable Object> result = new ArrayList<>();
      for (YamlNode item : list.items()) {
        result.add(tree(item));
      }
      return result;
    }
    return value(node);
  }

  /** What a key leads to, or the item of a list with this text or this source; null if there is none. */
  static @Nullable YamlNode inside(YamlNode node, String step) {
    if (node instanceof YamlMap map) {
      return map.get(step);
    }
    if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlScalar scalar ? isOf(scalar, step) : isFrom(item, step)) {
          return item;
        }
      }
    }
    return null;
  }

  /** The short form of a volume goes on after its source. */
  private static boolean isOf(YamlScalar item, String step) {
    return item.text().equals(step) || item.text().startsWith(step + ":");
  }

  private static boolean isFrom(YamlNode item, String step) {
    return item instanceof YamlMap map
        && map.get("source") instanceof YamlScalar source
        && source.text().equals(step);
  }
}
