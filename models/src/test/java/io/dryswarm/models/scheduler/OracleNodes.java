package io.dryswarm.models.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.NodeObject.Status;
import java.util.ArrayList;
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
        node.has("noDescription") ? NodeObject.Description.UNKNOWN : description(node),
        labels(node.path("labels")),
        List.of());
  }

  private static NodeObject.Description description(JsonNode node) {
    List<EnginePlugin> plugins = new ArrayList<>();
    node.path("plugins")
        .forEach(plugin -> plugins.add(
            new EnginePlugin(plugin.get("type").asText(), plugin.get("name").asText())));
    List<CsiInfo> csi = new ArrayList<>();
    node.path("csiPlugins")
        .forEach(plugin -> csi.add(new CsiInfo(plugin.asText(), labels(node.path("csiTopology")))));
    return new NodeObject.Description(
        StrictMath.round(node.path("cpus").asDouble(0) * 1e9),
        node.path("memMiB").asLong(0) * Swarm.MIB,
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
      resource
          .path("names")
          .forEach(name -> generic.add(new GenericResource.Named(kind, name.asText())));
    }
    return generic;
  }

  private static TreeMap<String, String> labels(JsonNode labels) {
    TreeMap<String, String> result = new TreeMap<>();
    labels.properties().forEach(e -> result.put(e.getKey(), e.getValue().asText()));
    return result;
  }
}
