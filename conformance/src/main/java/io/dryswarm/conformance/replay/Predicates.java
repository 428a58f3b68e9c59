package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the predicates of a case on a state of the swarm. */
final class Predicates {
  private final Recording recording;
  private final Symbols symbols;
  private final Moments moments;
  private final TaskPredicates tasks;

  Predicates(Recording recording, Symbols symbols, TaskFilter filter, Moments moments) {
    this.recording = recording;
    this.symbols = symbols;
    this.moments = moments;
    this.tasks = new TaskPredicates(recording, symbols, filter, this);
  }

  TaskPredicates tasks() {
    return tasks;
  }

  /** The first instant from a time on at which it holds; {@code null} if there is none. */
  @Nullable
  Instant firstInstant(JsonNode predicate, long fromNs, long endNs) {
    Walk walk = new Walk(recording);
    walk.to(Instant.after(fromNs));
    long timeNs = fromNs;
    while (timeNs <= endNs) {
      if (holds(predicate, walk.state())) {
        return Instant.after(timeNs);
      }
      if (!walk.hasMore()) {
        return null;
      }
      timeNs = walk.nextTimeNs();
      walk.to(Instant.after(timeNs));
    }
    return null;
  }

  /**
   * Whether it holds in this state.
   *
   * @throws Unsupported if it is not known
   */
  boolean holds(JsonNode predicate, SwarmState state) {
    Map.Entry<String, JsonNode> only = predicate.properties().iterator().next();
    JsonNode p = only.getValue();
    return switch (only.getKey()) {
      case "all" -> all(p, state);
      case "any" -> any(p, state);
      case "not" -> !holds(p, state);
      case "running" -> tasks.running(p, state);
      case "tasks" -> tasks.count(p, state);
      case "every_task" -> tasks.every(p, state);
      case "task_table" -> tasks.table(p, state);
      case "slots" -> tasks.slots(p, state);
      case "spread" -> tasks.spread(p, state);
      case "kept_lowest_slot_per_node" -> tasks.keptLowestSlotPerNode(p, state);
      case "new_slots_are_lowest_free" -> tasks.newSlotsAreLowestFree(p, state);
      case "containers" -> containers(p, state);
      case "node" -> node(p, state);
      case "nodes" -> nodes(p, state);
      case "leader" -> leader(p, state);
      case "update_status" -> updateStatus(p, state);
      case "objects", "secret", "config", "network", "network_numbers" ->
        ObjectPredicates.holds(only.getKey(), p, state);
      case "api_ok" -> apiOk(p, state);
      case "spec" -> SpecPredicate.holds(p, state, recording);
      case "file" -> FilePredicates.file(p, state);
      case "volumes" -> FilePredicates.volumes(p, state, symbols, recording.nodeNames());
      default -> throw new Unsupported("predicate '" + only.getKey() + "'");
    };
  }

  private boolean all(JsonNode predicates, SwarmState state) {
    for (JsonNode predicate : predicates) {
      if (!holds(predicate, state)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(JsonNode predicates, SwarmState state) {
    for (JsonNode predicate : predicates) {
      if (holds(predicate, state)) {
        return true;
      }
    }
    return false;
  }

  /** Compares a number as a counting predicate wants it. */
  boolean compares(JsonNode p, long number) {
    if (p.has("equals_count_of")) {
      JsonNode other = p.get("equals_count_of");
      Instant at = moments.find(other.get("at"));
      return at != null
          && number == tasks.runningCount(other.get("running"), recording.stateAt(at));
    }
    return (!p.has("equals") || number == p.get("equals").asLong())
        && (!p.has("at_least") || number >= p.get("at_least").asLong())
        && (!p.has("at_most") || number <= p.get("at_most").asLong())
        && (!p.has("between")
            || number >= p.get("between").get(0).asLong()
                && number <= p.get("between").get(1).asLong());
  }

  private boolean containers(JsonNode p, SwarmState state) {
    long number = containerCount(p, state);
    if (p.has("equals_before")) {
      Instant before = moments.find(p.get("equals_before"));
      return before != null
          && number
              == containerCount(p, recording.stateAt(before)) - p.path("minus").asLong(0);
    }
    return compares(p, number);
  }

  private long containerCount(JsonNode p, SwarmState state) {
    List<String> on = p.has("on") ? symbols.nodes(p.get("on"), state) : recording.nodeNames();
    long number = 0;
    for (String node : on) {
      for (int task : state.containersOn(recording.nodeNames().indexOf(node))) {
        TaskObject known = recording.task(task);
        if (known != null && TaskFilter.isOneOf(p.get("service"), known.serviceName())) {
          number++;
        }
      }
    }
    return number;
  }

  private boolean node(JsonNode p, SwarmState state) {
    List<String> names = symbols.nodes(p.get("node"), state);
    List<NodeObject> found =
        state.nodes().stream().filter(node -> names.contains(node.hostname())).toList();
    return !found.isEmpty() && found.stream().allMatch(node -> nodeIs(p, node, state));
  }

  private boolean nodes(JsonNode p, SwarmState state) {
    return state.nodes().stream()
        .filter(node -> !p.has("where_state")
            || lower(node.status()).equals(p.get("where_state").asText()))
        .allMatch(node -> nodeIs(p, node, state));
  }

  private static boolean nodeIs(JsonNode p, NodeObject node, SwarmState state) {
    SwarmState.Manager manager = state.manager(node.id());
    boolean isManager = node.role() == NodeObject.Role.MANAGER;
    String reachability = manager != null && manager.reachable() ? "reachable" : "unreachable";
    return (!p.has("state") || lower(node.status()).equals(p.get("state").asText()))
        && (!p.has("message") || node.message().equals(p.get("message").asText()))
        && (!p.has("role") || lower(node.desiredRole()).equals(p.get("role").asText()))
        && (!p.has("reachability")
            || (p.has("node") ? manager != null : true)
                && (manager == null && !isManager
                    || reachability.equals(p.get("reachability").asText())))
        && (!p.has("manager_status")
            || (manager != null) == p.get("manager_status").asBoolean())
        && (!p.has("nano_cpus")
            || node.description().nanoCpus() == p.get("nano_cpus").asLong())
        && (!p.has("memory_bytes")
            || node.description().memoryBytes() == p.get("memory_bytes").asLong());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private boolean leader(JsonNode p, SwarmState state) {
    int leader = state.leader();
    String name = leader < 0 ? "" : recording.nodeNames().get(leader);
    return (!p.has("is") || symbols.nodes(p.get("is"), state).contains(name))
        && (!p.has("not") || !symbols.nodes(p.get("not"), state).contains(name))
        && (!p.has("among") || symbols.nodes(p.get("among"), state).contains(name));
  }

  private static boolean updateStatus(JsonNode p, SwarmState state) {
    ServiceObject service = state.service(p.get("service").asText());
    UpdateStatus status = service == null ? null : service.updateStatus();
    return TaskFilter.isOneOf(p.get("state"), stateOf(status))
        && (!p.has("message")
            || TaskFilter.isOneOf(p.get("message"), status == null ? null : status.message()));
  }

  /** As the API shows it; {@code null} = none. */
  static @Nullable String stateOf(@Nullable UpdateStatus status) {
    return status == null ? null : status.state().name().toLowerCase(Locale.ROOT);
  }

  private boolean apiOk(JsonNode p, SwarmState state) {
    return symbols.nodes(p.get("node"), state).stream()
        .map(node -> state.manager(recording.nodeNames().indexOf(node)))
        .allMatch(manager -> manager != null && manager.answers());
  }
}
