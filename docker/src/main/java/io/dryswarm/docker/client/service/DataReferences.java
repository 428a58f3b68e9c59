package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the secrets and configs that a specification names, because the swarm wants their ids. */
public final class DataReferences {
  private DataReferences() {}

  /**
   * The references with ids.
   *
   * @param title {@code Secret} or {@code Config}
   * @throws CommandFailure if one is not there, or two have the same target
   */
  public static List<ObjectNode> resolve(Call call, String title, List<ObjectNode> references) {
    String word = title.toLowerCase(java.util.Locale.ROOT);
    if (references.isEmpty()) {
      return List.of();
    }
    TreeSet<String> targets = new TreeSet<>();
    TreeSet<String> names = new TreeSet<>();
    for (ObjectNode reference : references) {
      String name = Json.text(reference, title + "Name");
      boolean isFile = reference.has("File");
      if (isFile && !targets.add(Json.text(reference, "File", "Name"))) {
        throw new CommandFailure("duplicate " + word + " target for " + name + " not allowed");
      }
      names.add(name);
    }
    TreeMap<String, TreeSet<String>> filters = new TreeMap<>();
    filters.put("name", names);
    Map<String, String> ids = new TreeMap<>();
    for (JsonNode found : call.api().list("/" + word + "s", filters)) {
      ids.put(Json.text(found, "Spec", "Name"), Json.text(found, "ID"));
    }
    List<ObjectNode> resolved = new ArrayList<>();
    for (ObjectNode reference : references) {
      String name = Json.text(reference, title + "Name");
      String id = ids.get(name);
      if (id == null) {
        throw new CommandFailure(word + " not found: " + name);
      }
      resolved.add(reference.deepCopy().put(title + "ID", id));
    }
    return resolved;
  }
}
