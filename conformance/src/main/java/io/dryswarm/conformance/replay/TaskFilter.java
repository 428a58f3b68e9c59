package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which tasks, or events, a {@code where} means. */
final class TaskFilter {
  private final Recording recording;
  private final Symbols symbols;

  TaskFilter(Recording recording, Symbols symbols) {
    this.recording = recording;
    this.symbols = symbols;
  }

  /** Whether a listed task has all the fields. */
  boolean fits(JsonNode where, TaskObject task, SwarmState state) {
    for (Map.Entry<String, JsonNode> field : where.properties()) {
      if (!fits(field.getKey(), field.getValue(), task, state)) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(String key, JsonNode wanted, TaskObject task, SwarmState state) {
    return switch (key) {
      case "created_after", "created_before" -> createdAround(key, wanted.asText(), task.id());
      case "node" -> nodeFits(wanted, value("node", task), state);
      default -> isOneOf(wanted, value(key, task));
    };
  }

  /** A field of a task as the API shows it; {@code null} = absent. */
  @Nullable
  Object value(String key, TaskObject task) {
    return switch (key) {
      case "service" -> task.serviceName();
      case "slot" -> (long) task.slot();
      case "node" -> task.node() < 0 ? null : recording.nodeNames().get(task.node());
      case "state" -> task.observed().label();
      case "desired" -> task.desired().label();
      case "image" -> task.spec().container().image();
      case "exit" -> hasExited(task) ? (long) task.status().exitCode() : null;
      case "message" -> emptyIsNull(task.status().message());
      case "err" -> emptyIsNull(task.status().err());
      default -> throw new Unsupported("task field '" + key + "'");
    };
  }

  private static boolean hasExited(TaskObject task) {
    return task.observed().isAtLeast(TaskState.STARTING);
  }

  private static @Nullable String emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Whether an event has all the fields. */
  boolean fits(JsonNode where, Seen event) {
    for (Map.Entry<String, JsonNode> field : where.properties()) {
      boolean fits = switch (field.getKey()) {
        case "created_after", "created_before" ->
          createdAround(field.getKey(), field.getValue().asText(), event.task());
        case "node" -> nodeFits(field.getValue(), event.field("node"), recording.live());
        default -> isOneOf(field.getValue(), event.field(field.getKey()));
      };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean createdAround(String key, String step, int task) {
    Recording.Birth birth = recording.birth(task);
    Instant issued = recording.step(step);
    if (birth == null || issued == null) {
      return key.equals("created_before") && issued == null && birth != null;
    }
    boolean before = issued.includes(birth.at().timeNs(), birth.at().sequence());
    return before == key.equals("created_before");
  }

  private boolean nodeFits(JsonNode wanted, @Nullable Object node, SwarmState state) {
    if (node == null) {
      return wanted.isNull();
    }
    List<String> nodes = symbols.nodes(wanted, state);
    return nodes.contains(node.toString());
  }

  /** Whether a value is this one, or one of a list. */
  static boolean isOneOf(JsonNode wanted, @Nullable Object value) {
    if (wanted.isArray()) {
      for (JsonNode element : wanted) {
        if (isOneOf(element, value)) {
          return true;
        }
      }
      return false;
    }
    if (value == null || wanted.isNull()) {
      return value == null && wanted.isNull();
    } else if (wanted.isNumber()) {
      return value instanceof Number number && number.doubleValue() == wanted.asDouble();
    } else if (wanted.isBoolean()) {
      return value.equals(wanted.asBoolean());
    }
    return Wildcards.equal(wanted.asText(), value.toString());
  }
}
