package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.input.JsonKeys;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.NodeObject.Status;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Reads the nodes of recorded cases; numbers them in the order in which they are named. */
final class OracleNodes {
  static final long MIB = 1 << 20;

  private static final Set<String> KNOWN = Set.of(
      "id",
      "hostname",
      "labels",
      "os",
      "arch",
      "role",
      "addr",
      "cpus",
      "memMiB",
      "availability",
      "state",
      "engineLabels");

  private final TreeMap<String, Integer> numbers = new TreeMap<>();
  private final TreeMap<Integer, String> names = new TreeMap<>();

  /** The number of that node, a new one for a new name. */
  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = numbers.size() + 1;
    numbers.put(name, number);
    names.put(number, name);
    return number;
  }

  /** The recorded name, or the number of a node that has none. */
  String name(int number) {
    return names.getOrDefault(number, "node" + number);
  }

  /** @throws io.dryswarm.conformance.Unsupported if it has properties that the models do not know */
  NodeObject object(JsonNode node) {
    return object(number(node.get("id").asText()), node);
  }

  NodeObject object(int id, JsonNode node) {
    JsonKeys.onlyKnown("node property", node, KNOWN);
    return new NodeObject(
        id,
        0,
        node.path("hostname").asText(""),
        Role.valueOf(upper(node, "role", "worker")),
        Availability.valueOf(upper(node, "availability", "active")),
        Status.valueOf(upper(node, "state", "ready")),
        "",
        new NodeObject.Description(
            Math.round(node.path("cpus").asDouble(0) * 1e9),
            node.path("memMiB").asLong(0) * MIB,
            node.path("os").asText(""),
            node.path("arch").asText(""),
            labels(node.path("engineLabels")),
            node.path("addr").asText("")),
        labels(node.path("labels")),
        List.of());
  }

  private static String upper(JsonNode node, String key, String otherwise) {
    return node.path(key).asText(otherwise).toUpperCase(Locale.ROOT);
  }

  private static TreeMap<String, String> labels(JsonNode labels) {
    TreeMap<String, String> result = new TreeMap<>();
    labels.properties().forEach(e -> result.put(e.getKey(), e.getValue().asText()));
    return result;
  }
}
