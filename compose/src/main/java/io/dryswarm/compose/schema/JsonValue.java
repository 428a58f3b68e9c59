package io.dryswarm.compose.schema;

import io.dryswarm.compose.text.GoNumbers;
import io.dryswarm.compose.text.GoQuote;
import io.dryswarm.compose.text.GoTime;
import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value as JSON, which is what Docker's validator looks at. */
public final class JsonValue {
  private JsonValue() {}

  /** Name of its type; a number without a fraction is an integer, a moment is text. */
  static String type(YamlNode node) {
    if (node instanceof YamlMap) {
      return "object";
    }
    if (node instanceof YamlList) {
      return "array";
    }
    Object value = ((YamlScalar) node).value();
    if (value == null) {
      return "null";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof Double number) {
      return number == StrictMath.rint(number) ? "integer" : "number";
    }
    return value instanceof Number ? "integer" : "string";
  }

  /** A single value; a moment is text. */
  static @Nullable Object of(YamlScalar scalar) {
    Object value = scalar.value();
    return value instanceof GoTime time ? time.rfc3339() : value;
  }

  /** Equal for values that are equal, however they are written. */
  static String text(YamlNode node) {
    if (node instanceof YamlMap map) {
      List<String> entries = map.entries().stream()
          .map(e -> GoQuote.quote(e.name()) + ":" + text(e.value()))
          .sorted()
          .toList();
      return "{" + String.join(",", entries) + "}";
    }
    if (node instanceof YamlList list) {
      return "[" + String.join(",", list.items().stream().map(JsonValue::text).toList()) + "]";
    }
    Object value = of((YamlScalar) node);
    if (value instanceof Number number) {
      return GoNumbers.text(number.doubleValue());
    }
    return value instanceof String string ? GoQuote.quote(string) : String.valueOf(value);
  }

  /** What cannot be written as JSON, in Docker's words: a key that is no text, a number without end; null if everything can. */
  public static @Nullable Unsupported unsupported(YamlNode node) {
    if (node instanceof YamlMap map) {
      if (!map.textKeys()) {
        return new Unsupported(map, "json: unsupported type: map[interface {}]interface {}");
      }
      for (YamlMap.Entry entry : map.entries()) {
        Unsupported found = unsupported(entry.value());
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        Unsupported found = unsupported(item);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    return unsupported((YamlScalar) node);
  }

  private static @Nullable Unsupported unsupported(YamlScalar scalar) {
    boolean endless = scalar.kind() == YamlScalar.Kind.NUMBER
        && scalar.value() instanceof Double number
        && (number.isNaN() || number.isInfinite());
    return endless ? new Unsupported(scalar, "json: unsupported value: " + scalar.text()) : null;
  }

  /** A value, and why it is no JSON. */
  public record Unsupported(YamlNode at, String message) {}
}
