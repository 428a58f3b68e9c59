package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $names} of a case in one run. Leader, followers and what the case defines are fixed at the first step that names them; the
 * others mean what they mean when they are looked up.
 */
final class Symbols {
  private static final Pattern SYMBOL = Pattern.compile(
      "\\$(?<name>[a-z_0-9]+)(?:\\[(?<index>-?\\d+)])?(?:\\((?<argument>[^)]*)\\))?");
  private static final Pattern ID =
      Pattern.compile("\\$(task_id|container_id12)\\(([^)]+\\.\\d+)\\)");
  private static final Pattern MOST_TASKS = Pattern.compile(
      "an? (?<role>worker|manager|node) with the (?<which>most|fewest) tasks of (?<service>\\S+)\\b.*",
      Pattern.DOTALL);

  private final Map<String, JsonNode> definitions = new TreeMap<>();
  private final TreeMap<String, List<String>> fixed = new TreeMap<>();
  private final Recording recording;

  /**
   * @param variant of this run; missing if the case has none
   */
  Symbols(JsonNode recorded, JsonNode variant, Recording recording) {
    this.recording = recording;
    recorded
        .path("symbols")
        .properties()
        .forEach(e -> definitions.put(e.getKey().replace("$", ""), e.getValue()));
    for (Map.Entry<String, JsonNode> e : variant.properties()) {
      if (e.getKey().startsWith("$")) {
        definitions.put(e.getKey().substring(1), e.getValue());
      }
    }
  }

  static boolean isSymbol(String text) {
    return text.startsWith("$");
  }

  /** Fixes what a step names, as things are now. */
  void fix(JsonNode step) {
    if (step.isTextual() && isSymbol(step.asText())) {
      Matcher symbol = SYMBOL.matcher(step.asText());
      if (symbol.matches()) {
        fixed(symbol.group("name"), recording.live());
      }
    }
    step.forEach(this::fix);
  }

  /** A text in which ids of tasks and containers are put in, as things are in that state. */
  String expand(String text, SwarmState state) {
    return ID.matcher(text).replaceAll(symbol -> {
      TaskObject task = runningTask(symbol.group(2), state);
      if (task == null) {
        throw new Unsupported("'" + symbol.group() + "': no such task runs");
      }
      return symbol.group(1).equals("task_id")
          ? ObjectIds.ofTask(task.id())
          : ObjectIds.ofContainer(task.id());
    });
  }

  private static @Nullable TaskObject runningTask(String name, SwarmState state) {
    int dot = name.lastIndexOf('.');
    String service = name.substring(0, dot);
    int slot = Integer.parseInt(name.substring(dot + 1));
    return state.tasks().stream()
        .filter(t -> t.serviceName().equals(service) && t.slot() == slot && isRunning(t))
        .findFirst()
        .orElse(null);
  }

  /** The nodes that a name or a symbol, or a list of these, means. */
  List<String> nodes(JsonNode reference, SwarmState state) {
    List<String> nodes = new ArrayList<>();
    if (reference.isArray()) {
      reference.forEach(element -> nodes.addAll(nodes(element, state)));
    } else if (isSymbol(reference.asText())) {
      nodes.addAll(symbol(reference.asText(), state));
    } else {
      nodes.add(reference.asText());
    }
    return nodes;
  }

  private List<String> symbol(String text, SwarmState state) {
    Matcher symbol = SYMBOL.matcher(text);
    if (!symbol.matches()) {
      throw new Unsupported("symbol '" + text + "'");
    }
    String name = symbol.group("name");
    List<String> nodes = switch (name) {
      case "all" -> recording.nodeNames();
      case "others_workers" -> othersOf(fixed("victim", state), workers(state));
      case "node_of" -> nodeOf(symbol.group("argument"), state);
      case "others" -> othersOf(nodeOf(symbol.group("argument"), state), recording.nodeNames());
      default -> fixed(name, state);
    };
    if (symbol.group("index") == null) {
      return nodes;
    }
    int index = Integer.parseInt(symbol.group("index"));
    return List.of(nodes.get(index < 0 ? nodes.size() + index : index));
  }

  private List<String> fixed(String name, SwarmState state) {
    List<String> known = fixed.get(name);
    if (known == null) {
      known = switch (name) {
        case "leader" -> List.of(recording.nodeNames().get(state.leader()));
        case "followers" -> othersOf(fixed("leader", state), managers(state));
        default -> defined(name, state);
      };
      if (name.equals("followers")) {
        fixed("leader", state);
      }
      fixed.put(name, known);
    }
    return known;
  }

  private List<String> defined(String name, SwarmState state) {
    JsonNode definition = definitions.get(name);
    if (definition == null) {
      throw new Unsupported("symbol '$" + name + "'");
    }
    if (definition.isArray() || isSymbol(definition.asText())) {
      return nodes(definition, state);
    }
    Matcher most = MOST_TASKS.matcher(definition.asText());
    if (most.matches()) {
      return List.of(withMostTasks(most, state));
    }
    if (recording.nodeNames().contains(definition.asText())) {
      return List.of(definition.asText());
    }
    throw new Unsupported("symbol '$" + name + "': " + definition.asText());
  }

  /** The smallest name if several have as many. */
  private String withMostTasks(Matcher most, SwarmState state) {
    List<String> candidates = switch (most.group("role")) {
      case "worker" -> workers(state);
      case "manager" -> managers(state);
      default -> recording.nodeNames();
    };
    int sign = most.group("which").equals("most") ? -1 : 1;
    return candidates.stream()
        .min(Comparator.comparingLong(
                (String node) -> sign * running(most.group("service"), node, state))
            .thenComparing(BY_NUMBER))
        .orElseThrow(() -> new Unsupported("no " + most.group("role")));
  }

  private long running(String service, String node, SwarmState state) {
    return state.tasks().stream()
        .filter(task -> task.serviceName().equals(service) && isRunning(task))
        .filter(task -> nameOf(task.node()).equals(node))
        .count();
  }

  private List<String> nodeOf(String task, SwarmState state) {
    TaskObject running = runningTask(task, state);
    return running == null ? List.of() : List.of(nameOf(running.node()));
  }

  private static boolean isRunning(TaskObject task) {
    return task.observed() == TaskState.RUNNING && task.desired() == TaskState.RUNNING;
  }

  private String nameOf(int node) {
    return node < 0 ? "" : recording.nodeNames().get(node);
  }

  private static List<String> othersOf(List<String> some, List<String> all) {
    return all.stream().filter(node -> !some.contains(node)).toList();
  }

  private static List<String> workers(SwarmState state) {
    return withRole(NodeObject.Role.WORKER, state);
  }

  private static List<String> managers(SwarmState state) {
    return withRole(NodeObject.Role.MANAGER, state);
  }

  private static List<String> withRole(NodeObject.Role role, SwarmState state) {
    return state.nodes().stream()
        .filter(node -> node.role() == role)
        .map(NodeObject::hostname)
        .sorted(BY_NUMBER)
        .toList();
  }

  /** By the number in the name: sw9 before sw11. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(Symbols::numberIn).thenComparing(Comparator.naturalOrder());

  private static int numberIn(String name) {
    String digits = name.replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}
