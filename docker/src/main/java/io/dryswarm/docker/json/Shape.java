package io.dryswarm.docker.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form of an object of the API: its members in order, which of them are left out when they are empty, and the forms of those that are
 * objects themselves. What a form does not know is dropped, as Go's decoder does.
 */
public final class Shape {
  private record Field(String name, Omission omission, JsonNode otherwise) {}

  /** When a member is left out. */
  private enum Omission {
    NEVER,
    IF_EMPTY,
    IF_ABSENT
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<Field> fields = new ArrayList<>();
  private final Map<String, Shape> nested = new TreeMap<>();

  private Shape() {}

  /**
   * Members by name, separated by blanks: {@code Name?} is left out when it is empty, {@code
   * Replicas*} only when nobody gives it (0 is a number of replicas); {@code ForceUpdate=0}, {@code Labels={}} and {@code
   * Options} (null) stand even if nobody gives them.
   */
  static Shape of(String members) {
    Shape shape = new Shape();
    for (String member : members.trim().split("\\s+")) {
      if (member.endsWith("?") || member.endsWith("*")) {
        Omission omission = member.endsWith("?") ? Omission.IF_EMPTY : Omission.IF_ABSENT;
        shape.fields.add(
            new Field(member.substring(0, member.length() - 1), omission, NullNode.instance));
      } else {
        String[] parts = member.split("=", 2);
        shape.fields.add(
            new Field(parts[0], Omission.NEVER, otherwise(parts.length > 1 ? parts[1] : "null")));
      }
    }
    return shape;
  }

  private static JsonNode otherwise(String word) {
    return switch (word) {
      case "0" -> NODES.numberNode(0);
      case "{}" -> NODES.objectNode();
      case "[]" -> NODES.arrayNode();
      case "false" -> NODES.booleanNode(false);
      case "''" -> NODES.textNode("");
      default -> NullNode.instance;
    };
  }

  /** Says what form a member has, or each element of it. */
  Shape with(String member, Shape shape) {
    nested.put(member, shape);
    return this;
  }

  /** The object in this form. */
  public ObjectNode apply(JsonNode object) {
    ObjectNode shaped = NODES.objectNode();
    for (Field field : fields) {
      JsonNode value = value(field, object.path(field.name()));
      boolean isLeftOut = switch (field.omission()) {
        case NEVER -> false;
        case IF_ABSENT -> value.isNull();
        case IF_EMPTY -> isEmpty(field, value);
      };
      if (!isLeftOut) {
        shaped.set(field.name(), value);
      }
    }
    return shaped;
  }

  private JsonNode value(Field field, JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return field.otherwise().deepCopy();
    }
    Shape shape = nested.get(field.name());
    if (shape == null) {
      return given;
    }
    return given.isArray() ? shape.each(given) : given.isObject() ? shape.apply(given) : given;
  }

  private ArrayNode each(JsonNode elements) {
    ArrayNode shaped = NODES.arrayNode();
    elements.forEach(element -> shaped.add(element.isObject() ? apply(element) : element));
    return shaped;
  }

  /** An object of a known form is a pointer in Go: empty, but there. A map, a list, a text or a number is empty as one expects. */
  private boolean isEmpty(Field field, JsonNode value) {
    if (value.isNull()) {
      return true;
    } else if (value.isObject()) {
      return value.isEmpty() && !nested.containsKey(field.name());
    } else if (value.isArray()) {
      return value.isEmpty();
    } else if (value.isTextual()) {
      return value.asText().isEmpty();
    } else if (value.isNumber()) {
      return value.asDouble() == 0;
    }
    return value.isBoolean() && !value.asBoolean();
  }
}
