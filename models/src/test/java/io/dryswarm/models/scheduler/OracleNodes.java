package io.dryswarm.models.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.NodeObject.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the nodes of recorded cases, and numbers them. */
public final class OracleNodes {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<Integer, String> names = new LinkedHashMap<>();

  public int number(String name) {
    int number = numbers.computeIfAbsent(name, n -> numbers.size() + 1);
    names.put(number, name);
    return number;
  }

  public String name(int number) {
    return names.get(number);
  }

  public NodeObject object(int id, JsonNode node) {
    return new NodeObject(
        id,
        0,
        node.path("hostname").asText(""),
        Role.valueOf(node.path("role").asText("worker").toUpperCase(Locale.ROOT)),
        Availability.valueOf(node.path("availability").asText("active").toUpperCase(Locale.ROOT)),
        Status.valueOf(node.path("state").asText("ready").toUpperCase(Locale.ROOT)),
        "",
        new NodeObject.Description(
            StrictMath.round(node.path("cpus").asDouble(0) * 1e9),
            node.path("memMiB").asLong(0) * Swarm.MIB,
            node.path("os").asText(""),
            node.path("arch").asText(""),
            labels(node.path("engineLabels")),
            node.path("addr").asText("")),
        labels(node.path("labels")),
        List.of());
  }

  private static TreeMap<String, String> labels(JsonNode labels) {
    TreeMap<String, String> result = new TreeMap<>();
    labels.properties().forEach(e -> result.put(e.getKey(), e.getValue().asText()));
    return result;
  }
}
