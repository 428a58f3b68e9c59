package io.dryswarm.compose.print;

import io.dryswarm.compose.text.GoNumbers;
import io.dryswarm.compose.text.GoTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a tree of maps, lists and single values. The entries of a map come in its order. */
public final class YamlWriter {
  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** The tree as a document, each line ended. */
  public static String write(@Nullable Object tree) {
    YamlWriter writer = new YamlWriter();
    writer.node(tree, 0, false);
    return writer.out.append('\n').toString();
  }

  /**
   * @param indent    columns before the entries of a map or list
   * @param continues whether something stands before it in the line
   */
  private void node(@Nullable Object value, int indent, boolean continues) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map(map, indent, continues);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      list(list, indent, continues);
    } else {
      out.append(scalar(value, indent));
    }
  }

  private void map(Map<?, ?> map, int indent, boolean continues) {
    boolean first = continues;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      startLine(indent, first);
      first = false;
      String key = ScalarText.ofKey(String.valueOf(entry.getKey()));
      out.append(key).append(':');
      value(entry.getValue(), indent + 2);
    }
  }

  private void value(@Nullable Object value, int indent) {
    if (isBlock(value)) {
      out.append('\n');
      node(value, indent, false);
    } else {
      out.append(' ');
      node(value, indent, true);
    }
  }

  private void list(List<?> list, int indent, boolean continues) {
    boolean first = continues;
    for (Object item : list) {
      startLine(indent, first);
      first = false;
      out.append("- ");
      node(item, indent + 2, true);
    }
  }

  /** Begins the line of an entry, unless its first one continues a line. */
  private void startLine(int indent, boolean continues) {
    if (continues) {
      return;
    }
    if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    out.append(" ".repeat(indent));
  }

  private static boolean isBlock(@Nullable Object value) {
    return (value instanceof Map<?, ?> map && !map.isEmpty())
        || (value instanceof List<?> list && !list.isEmpty());
  }

  private static String scalar(@Nullable Object value, int indent) {
    if (value == null) {
      return "null";
    } else if (value instanceof String text) {
      return ScalarText.of(text, indent);
    } else if (value instanceof Float number) {
      return number(GoNumbers.text(number.floatValue()));
    } else if (value instanceof Double number) {
      return number(GoNumbers.text(number.doubleValue()));
    } else if (value instanceof GoTime time) {
      return time.rfc3339();
    } else if (value instanceof Map) {
      return "{}";
    }
    return value instanceof List ? "[]" : value.toString();
  }

  private static String number(String text) {
    return switch (text) {
      case "+Inf" -> ".inf";
      case "-Inf" -> "-.inf";
      case "NaN" -> ".nan";
      default -> text;
    };
  }
}
