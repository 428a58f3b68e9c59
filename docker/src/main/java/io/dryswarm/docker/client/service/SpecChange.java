package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes a specification as the flags of {@code service update} say. Source: docker/cli cli/command/service/update.go. */
final class SpecChange {
  private final Call call;
  private final Flags flags;
  private final ObjectNode spec;
  private final ObjectNode task;
  private final ObjectNode container;

  SpecChange(Call call, ObjectNode spec) {
    this.call = call;
    this.flags = call.flags();
    this.spec = spec;
    this.task = Json.child(spec, "TaskTemplate");
    this.container = Json.child(task, "ContainerSpec");
  }

  /** @throws CommandFailure if a change is not possible */
  void apply() {
    labels(spec, "label");
    labels(container, "container-label");
    new ContainerChange(flags, container).apply();
    resources();
    restart();
    placement();
    if (flags.anyChanged("network-add", "network-rm")) {
      networks();
    }
    replicas();
    Pieces.number(flags, "replicas-max-per-node", Json.child(task, "Placement"), "MaxReplicas");
    updates(ServiceFlags.UPDATE, "update", "UpdateConfig");
    updates(ServiceFlags.ROLLBACK, "rollback", "RollbackConfig");
    if (flags.changed("endpoint-mode")) {
      Json.child(spec, "EndpointSpec").put("Mode", flags.get("endpoint-mode"));
    }
    if (flags.anyChanged("publish-add", "publish-rm")) {
      ports(Json.child(spec, "EndpointSpec"));
    }
    if (!flags.get("log-driver").isEmpty()) {
      ObjectNode driver = task.putObject("LogDriver").put("Name", flags.get("log-driver"));
      driver.set("Options", Json.object(Options.map(flags.texts("log-opt"))));
    }
    if (flags.isOn("force")) {
      task.put("ForceUpdate", task.path("ForceUpdate").asLong(0) + 1);
    }
  }

  private void labels(ObjectNode object, String flag) {
    if (flags.anyChanged(flag + "-add", flag + "-rm")) {
      TreeMap<String, String> labels = Json.map(object.path("Labels"));
      labels.keySet().removeAll(flags.texts(flag + "-rm"));
      labels.putAll(Options.map(flags.texts(flag + "-add")));
      object.set("Labels", Json.object(labels));
    }
  }

  /** Both halves are made as soon as one of them changes. */
  private ObjectNode resources(String half) {
    ObjectNode resources = Json.child(task, "Resources");
    Json.child(resources, "Limits");
    Json.child(resources, "Reservations");
    return (ObjectNode) resources.get(half);
  }

  private void resources() {
    if (flags.anyChanged("limit-cpu", "limit-memory", "limit-pids")) {
      ObjectNode limits = resources("Limits");
      Pieces.number(flags, "limit-cpu", limits, "NanoCPUs");
      Pieces.number(flags, "limit-memory", limits, "MemoryBytes");
      Pieces.number(flags, "limit-pids", limits, "Pids");
    }
    if (flags.anyChanged("reserve-cpu", "reserve-memory")) {
      ObjectNode reserved = resources("Reservations");
      Pieces.number(flags, "reserve-cpu", reserved, "NanoCPUs");
      Pieces.number(flags, "reserve-memory", reserved, "MemoryBytes");
    }
    if (flags.anyChanged("generic-resource-add", "generic-resource-rm")) {
      generic(Json.child(Json.child(task, "Resources"), "Reservations"));
    }
  }

  private void generic(ObjectNode reserved) {
    TreeMap<String, String> amounts = new TreeMap<>();
    for (JsonNode resource : reserved.path("GenericResources")) {
      JsonNode discrete = resource.path("DiscreteResourceSpec");
      amounts.put(Json.text(discrete, "Kind"), Json.text(discrete, "Value"));
    }
    amounts.putAll(Options.map(flags.texts("generic-resource-add")));
    for (String kind : flags.texts("generic-resource-rm")) {
      if (amounts.remove(kind) == null) {
        throw new CommandFailure("could not find generic-resource `" + kind + "` to remove it");
      }
    }
    reserved.set(
        "GenericResources",
        Pieces.generic(amounts.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .toList()));
  }

  private void restart() {
    if (flags.anyChanged(ServiceFlags.RESTART)) {
      if (!task.path("RestartPolicy").isObject()) {
        task.set("RestartPolicy", Pieces.restartDefaults());
      }
      Pieces.mergeRestart(flags, Json.child(task, "RestartPolicy"));
    }
  }

  private void placement() {
    if (flags.anyChanged("constraint-add", "constraint-rm")) {
      ObjectNode placement = Json.child(task, "Placement");
      TreeSet<String> removed = new TreeSet<>(flags.texts("constraint-rm"));
      List<String> constraints = new ArrayList<>(Json.texts(placement.path("Constraints")));
      constraints.addAll(flags.texts("constraint-add"));
      placement.set(
          "Constraints",
          Json.array(
              constraints.stream().filter(c -> !removed.contains(c)).sorted().toList()));
    }
    if (flags.anyChanged("placement-pref-add", "placement-pref-rm")) {
      ObjectNode placement = Json.child(task, "Placement");
      List<ObjectNode> removed = flags.values("placement-pref-rm", ObjectNode.class);
      List<ObjectNode> preferences = new ArrayList<>();
      for (JsonNode preference : placement.path("Preferences")) {
        if (removed.stream().noneMatch(preference::equals)) {
          preferences.add((ObjectNode) preference);
        }
      }
      preferences.addAll(flags.values("placement-pref-add", ObjectNode.class));
      placement.remove("Preferences");
      Pieces.objects(placement, "Preferences", preferences);
    }
  }

  private void networks() {
    JsonNode before =
        task.path("Networks").isEmpty() ? spec.path("Networks") : task.path("Networks");
    TreeSet<String> removed = new TreeSet<>();
    for (String name : flags.texts("network-rm")) {
      removed.add(SpecFromFlags.networkId(call, name));
    }
    TreeSet<String> targets = new TreeSet<>();
    List<ObjectNode> networks = new ArrayList<>();
    for (JsonNode network : before) {
      if (!removed.contains(Json.text(network, "Target"))) {
        networks.add((ObjectNode) network);
        targets.add(Json.text(network, "Target"));
      }
    }
    for (ObjectNode added : flags.values("network-add", ObjectNode.class)) {
      String id = SpecFromFlags.networkId(call, Json.text(added, "Target"));
      if (!targets.add(id)) {
        throw new CommandFailure(
            "service is already attached to network " + Json.text(added, "Target"));
      }
      networks.add(added.deepCopy().put("Target", id));
    }
    networks.sort(Comparator.comparing(network -> Json.text(network, "Target")));
    spec.remove("Networks");
    task.remove("Networks");
    Pieces.objects(task, "Networks", networks);
  }

  private void replicas() {
    if (flags.changed("replicas")) {
      if (!(Json.at(spec, "Mode", "Replicated") instanceof ObjectNode replicated)) {
        throw new CommandFailure("replicas can only be used with replicated mode");
      }
      replicated.put("Replicas", flags.number("replicas"));
    }
  }

  private void updates(String[] names, String which, String key) {
    if (flags.anyChanged(names)) {
      if (!spec.path(key).isObject()) {
        spec.set(key, Pieces.updateDefaults());
      }
      Pieces.mergeUpdate(flags, which, Json.child(spec, key));
    }
  }

  /** A port that is removed is named by target, protocol and mode. */
  private void ports(ObjectNode endpoint) {
    List<ObjectNode> removed = flags.values("publish-rm", ObjectNode.class);
    TreeMap<String, ObjectNode> before = new TreeMap<>();
    endpoint.path("Ports").forEach(port -> before.putIfAbsent(text(port), (ObjectNode) port));
    List<ObjectNode> ports = new ArrayList<>();
    for (ObjectNode port : before.values()) {
      if (removed.stream().noneMatch(other -> sameTarget(port, other))) {
        ports.add(port);
      }
    }
    for (ObjectNode port : flags.values("publish-add", ObjectNode.class)) {
      if (!before.containsKey(text(port))) {
        ports.add(port);
      }
    }
    ports.sort(Comparator.comparing(SpecChange::text));
    endpoint.remove("Ports");
    Pieces.objects(endpoint, "Ports", ports);
  }

  private static boolean sameTarget(JsonNode a, JsonNode b) {
    return a.path("TargetPort").asLong() == b.path("TargetPort").asLong()
        && word(a, "Protocol", "tcp").equals(word(b, "Protocol", "tcp"))
        && word(a, "PublishMode", "ingress").equals(word(b, "PublishMode", "ingress"));
  }

  private static String word(JsonNode port, String key, String otherwise) {
    String word = Json.text(port, key);
    return word.isEmpty() ? otherwise : word;
  }

  private static String text(JsonNode port) {
    return port.path("PublishedPort").asLong(0) + ":" + port.path("TargetPort").asLong(0) + "/"
        + Json.text(port, "Protocol") + "/" + Json.text(port, "PublishMode");
  }
}
