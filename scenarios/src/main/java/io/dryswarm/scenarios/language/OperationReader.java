package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.docker.host.CommandLine;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.operations.ServiceChange;
import io.dryswarm.models.operations.SwarmChange;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What users ask of the swarm: one method per kind. */
final class OperationReader {
  private static final int MAX_REPLICAS = 100_000;

  private final NodeRefReader names;

  OperationReader(NodeRefReader names) {
    this.names = names;
  }

  Optional<Operation> read(String kind, Place value) {
    return switch (kind) {
      case "scale" -> scale(value);
      case "update" -> update(value);
      case "rollback" -> service(value).map(Operation.RollBack::new);
      case "remove-service" -> service(value).map(Operation.RemoveService::new);
      case "drain" -> availability(value, Availability.DRAIN);
      case "pause" -> availability(value, Availability.PAUSE);
      case "activate" -> availability(value, Availability.ACTIVE);
      case "promote" -> role(value, Role.MANAGER);
      case "demote" -> role(value, Role.WORKER);
      case "label" -> label(value);
      case "remove-node" -> removeNode(value);
      case "docker" -> docker(value);
      default -> swarm(value);
    };
  }

  /** A command as it is typed; the client's own check decides whether it is one. */
  private static Optional<Operation> docker(Place value) {
    try {
      return Optional.of(CommandLine.parse(value.text()));
    } catch (IllegalArgumentException refused) {
      value.problem(refused.getMessage() + CommandLine.suggestion(value.text()));
      return Optional.empty();
    }
  }

  private Optional<Operation> scale(Place value) {
    SortedMap<String, Integer> replicas = new TreeMap<>();
    for (Place count : value.map().values()) {
      if (names.isService(count, count.key())) {
        replicas.put(count.key(), (int) count.integer(0, MAX_REPLICAS));
      }
    }
    if (value.isMap() && value.map().keys().isEmpty()) {
      value.expected("services and their replicas, such as {vote_vote: 5}");
    }
    return replicas.isEmpty() ? Optional.empty() : Optional.of(new Operation.Scale(replicas));
  }

  private Optional<Operation> update(Place value) {
    MapPlace map = value.map(LanguageKeys.UPDATE_SERVICE);
    ServiceChange change = new ServiceChange(
        map.find("image").map(Place::text).orElse(null),
        texts(map, "env"),
        map.find("constraints").map(OperationReader::constraints).orElse(null),
        map.find("force").map(Place::flag).orElse(false));
    return service(map.require("service"))
        .map(service -> new Operation.UpdateService(service, change));
  }

  private static List<String> constraints(Place list) {
    return list.list().stream().map(Place::text).toList();
  }

  private Optional<Operation> availability(Place value, Availability availability) {
    return names.node(value).map(node -> new Operation.SetAvailability(node, availability));
  }

  private Optional<Operation> role(Place value, Role role) {
    return names.node(value).map(node -> new Operation.SetRole(node, role));
  }

  private Optional<Operation> label(Place value) {
    MapPlace map = value.map(LanguageKeys.LABEL);
    SortedMap<String, String> set = texts(map, "set");
    List<String> remove = map.find("remove")
        .map(list -> list.listOrSingle().stream().map(Place::text).toList())
        .orElse(List.of());
    if (set.isEmpty() && remove.isEmpty()) {
      value.problem("expected labels to set or to remove");
    }
    return names.node(map.require("node")).map(node -> new Operation.SetLabels(node, set, remove));
  }

  private Optional<Operation> removeNode(Place value) {
    if (!value.isMap() || value.map().has("node-of")) {
      return names.node(value).map(node -> new Operation.RemoveNode(node, false));
    }
    MapPlace map = value.map(LanguageKeys.REMOVE_NODE);
    boolean force = map.find("force").map(Place::flag).orElse(false);
    return names.node(map.require("node")).map(node -> new Operation.RemoveNode(node, force));
  }

  private Optional<Operation> swarm(Place value) {
    MapPlace map = value.map(LanguageKeys.UPDATE_SWARM);
    Optional<Integer> history =
        map.find("task_history_limit").map(p -> (int) p.integer(-1, Integer.MAX_VALUE));
    Optional<Long> heartbeat = durationNs(map, "heartbeat");
    Optional<Long> certificates = durationNs(map, "cert_expiry");
    if (map.keys().isEmpty()) {
      value.problem("expected at least one of " + LanguageKeys.UPDATE_SWARM.names());
    }
    return Optional.of(new Operation.UpdateSwarm(
        new SwarmChange(history.orElse(null), heartbeat.orElse(null), certificates.orElse(null))));
  }

  private Optional<String> service(Place value) {
    String name = value.text();
    return !name.isEmpty() && names.isService(value, name) ? Optional.of(name) : Optional.empty();
  }

  private static SortedMap<String, String> texts(MapPlace map, String key) {
    SortedMap<String, String> texts = new TreeMap<>();
    map.find(key)
        .ifPresent(section -> section.map().values().forEach(p -> texts.put(p.key(), p.text())));
    return texts;
  }

  private static Optional<Long> durationNs(MapPlace map, String key) {
    return map.find(key).map(place -> place.quantity(Quantities.DURATION, 0L));
  }
}
