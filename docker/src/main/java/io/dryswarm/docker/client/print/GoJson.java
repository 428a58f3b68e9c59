package io.dryswarm.docker.client.print;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.template.Row;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** JSON as Go writes it: members in their order, four blanks of indentation, and HTML's own characters escaped unless one asks not to. */
public final class GoJson {
  private static final String INDENT = "    ";

  private final StringBuilder out = new StringBuilder();
  private final boolean escapesHtml;
  private final boolean isIndented;

  private GoJson(boolean escapesHtml, boolean isIndented) {
    this.escapesHtml = escapesHtml;
    this.isIndented = isIndented;
  }

  /** On one line. */
  public static String compact(Object value, boolean escapesHtml) {
    // What a line of a list gives is made by Go's plain encoder, which always escapes.
    GoJson json = new GoJson(escapesHtml || value instanceof Row, false);
    json.any(value, "");
    return json.out.toString();
  }

  /** On many lines. */
  public static String indented(JsonNode value, boolean escapesHtml) {
    GoJson json = new GoJson(escapesHtml, true);
    json.any(value, "");
    return json.out.toString();
  }

  private void any(Object value, String indent) {
    if (value instanceof Row row) {
      map(row.fields(), indent);
    } else if (value instanceof Map<?, ?> map) {
      map(map, indent);
    } else if (value instanceof List<?> list) {
      list(list.iterator(), indent);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof JsonNode json) {
      node(json, indent);
    } else {
      out.append(value);
    }
  }

  private void node(JsonNode json, String indent) {
    if (json.isObject()) {
      Iterator<Map.Entry<String, JsonNode>> members = json.properties().iterator();
      object(members, indent);
    } else if (json.isArray()) {
      list(json.iterator(), indent);
    } else if (json.isTextual()) {
      text(json.asText());
    } else if (json.isFloatingPointNumber() && json.asDouble() == Math.rint(json.asDouble())) {
      out.append(json.asLong());
    } else {
      out.append(json);
    }
  }

  private void map(Map<?, ?> map, String indent) {
    object(map.entrySet().iterator(), indent);
  }

  private void object(Iterator<? extends Map.Entry<?, ?>> members, String indent) {
    out.append('{');
    boolean isEmpty = !members.hasNext();
    while (members.hasNext()) {
      Map.Entry<?, ?> member = members.next();
      newLine(indent + INDENT);
      text(String.valueOf(member.getKey()));
      out.append(isIndented ? ": " : ":");
      any(member.getValue(), indent + INDENT);
      if (members.hasNext()) {
        out.append(',');
      }
    }
    if (!isEmpty) {
      newLine(indent);
    }
    out.append('}');
  }

  private void list(Iterator<?> elements, String indent) {
    out.append('[');
    boolean isEmpty = !elements.hasNext();
    while (elements.hasNext()) {
      newLine(indent + INDENT);
      any(elements.next(), indent + INDENT);
      if (elements.hasNext()) {
        out.append(',');
      }
    }
    if (!isEmpty) {
      newLine(indent);
    }
    out.append(']');
  }

  private void newLine(String indent) {
    if (isIndented) {
      out.append('\n').append(indent);
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> character(c);
      }
    }
    out.append('"');
  }

  private void character(char c) {
    boolean isHtml = c == '<' || c == '>' || c == '&';
    if (c < ' ' || isHtml && escapesHtml || c == '\u2028' || c == '\u2029') {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
