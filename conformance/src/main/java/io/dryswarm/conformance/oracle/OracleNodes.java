package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.input.JsonKeys;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.NodeObject.Status;
import java.util.ArrayList;
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
      "engineLabels",
      "generic",
      "plugins",
      "csiPlugins",
      "csiTopology",
      "noDescription");

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
        node.path("noDescription").asBoolean() ? NodeObject.Description.UNKNOWN : description(node),
        labels(node.path("labels")),
        List.of());
  }

  private static NodeObject.Description description(JsonNode node) {
    List<EnginePlugin> plugins = new ArrayList<>();
    for (JsonNode plugin : node.path("plugins")) {
      plugins.add(
          new EnginePlugin(plugin.get("type").asText(), plugin.get("name").asText()));
    }
    List<CsiInfo> csi = new ArrayList<>();
    for (JsonNode plugin : node.path("csiPlugins")) {
      csi.add(new CsiInfo(plugin.asText(), labels(node.path("csiTopology"))));
    }
    return new NodeObject.Description(
        Math.round(node.path("cpus").asDouble(0) * 1e9),
        node.path("memMiB").asLong(0) * MIB,
        node.path("os").asText(""),
        node.path("arch").asText(""),
        labels(node.path("engineLabels")),
        node.path("addr").asText(""),
        generic(node.path("generic")),
        plugins,
        csi);
  }

  private static List<GenericResource> generic(JsonNode offered) {
    List<GenericResource> generic = new ArrayList<>();
    for (JsonNode resource : offered) {
      String kind = resource.get("kind").asText();
      if (resource.has("value")) {
        generic.add(new GenericResource.Discrete(kind, resource.get("value").asLong()));
      }
      for (JsonNode name : resource.path("names")) {
        generic.add(new GenericResource.Named(kind, name.asText()));
      }
    }
    return generic;
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
