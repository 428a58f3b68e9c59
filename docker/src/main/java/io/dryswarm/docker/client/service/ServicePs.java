package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code docker service ps}. */
final class ServicePs extends SimpleCommand {
  ServicePs() {
    super(
        "docker service ps",
        "[OPTIONS] SERVICE [SERVICE...]",
        "List the tasks of one or more services");
  }

  @Override
  public Flags flags() {
    return TaskList.flags();
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    SortedMap<String, TreeSet<String>> filters = Options.filters(call.flags());
    List<JsonNode> byId = found(call, "id");
    List<JsonNode> byName = found(call, "name");
    List<String> missing = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>();
    for (String reference : call.arguments()) {
      String id = id(reference, byId, byName);
      if (id == null) {
        missing.add("no such service: " + reference);
      } else {
        ids.add(id);
      }
    }
    if (ids.isEmpty()) {
      throw new CommandFailure(String.join("\n", missing));
    }
    filters.computeIfAbsent("service", key -> new TreeSet<>()).addAll(ids);
    nodes(call, filters);
    List<JsonNode> tasks = new ArrayList<>();
    call.api().list("/tasks", filters).forEach(tasks::add);
    TaskList.print(call, tasks);
    if (!missing.isEmpty()) {
      throw new CommandFailure(String.join("\n", missing));
    }
  }

  private static List<JsonNode> found(Call call, String key) {
    TreeMap<String, List<String>> filters = new TreeMap<>();
    filters.put(key, call.arguments());
    List<JsonNode> services = new ArrayList<>();
    call.api().list("/services", filters).forEach(services::add);
    return services;
  }

  /** By whole id, by name, by the beginning of the id; {@code null} if there is none. */
  private static @Nullable String id(String reference, List<JsonNode> byId, List<JsonNode> byName) {
    for (JsonNode service : byId) {
      if (Json.text(service, "ID").equals(reference)) {
        return reference;
      }
    }
    for (JsonNode service : byName) {
      if (Json.text(service, "Spec", "Name").equals(reference)) {
        return Json.text(service, "ID");
      }
    }
    List<String> ids = byId.stream()
        .map(service -> Json.text(service, "ID"))
        .filter(id -> id.startsWith(reference))
        .toList();
    if (ids.size() > 1) {
      throw new CommandFailure("multiple services found with provided prefix: " + reference);
    }
    return ids.isEmpty() ? null : ids.get(0);
  }

  /** {@code self} stands for the node that is asked. */
  private static void nodes(Call call, SortedMap<String, TreeSet<String>> filters) {
    TreeSet<String> nodes = filters.get("node");
    if (nodes != null && nodes.remove("self")) {
      nodes.add(Json.text(call.api().info(), "Swarm", "NodeID"));
    }
  }
}
