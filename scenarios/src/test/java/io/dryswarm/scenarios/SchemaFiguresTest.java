package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.models.cluster.RunSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The defaults and bounds in the JSON Schema are those of the loader: a scenario with a default written out is the scenario without it, and
 * one with another value is not; what lies at a bound is accepted, and what lies beyond it is not.
 */
class SchemaFiguresTest {
  private static final String STACK = """
      services:
        web:
          image: example/web
          ports: ["80:8000", "53:53/udp"]
        cache:
          image: redis:7
      """;

  /** Where a section stands in a scenario; {@code %s} is one more key in it. */
  private static final Map<String, String> PLACES = places();

  /** Sections that need one more key to be complete. */
  private static final List<String> REQUIRED_ONLY = List.of("timeline");

  @TempDir
  Path temporary;

  private ScenarioFolder folder;
  private JsonNode schema;

  @BeforeEach
  void setUp() throws IOException {
    folder = new ScenarioFolder(temporary).file("stack.yml", STACK);
    schema = new ObjectMapper()
        .readTree(Path.of("..", "docs", "scenario.schema.json").toFile());
  }

  private static Map<String, String> places() {
    Map<String, String> places = new TreeMap<>();
    places.put("", "%s\nusers: {u: {target: web, arrivals: 1/s}}");
    places.put("cluster", "cluster: {%s}");
    places.put("outsideDns", "cluster: {outside_dns: {%s}}");
    places.put("ipvs", "cluster: {ipvs: {%s}}");
    places.put("nodes", "cluster: {workers: {count: 2, %s}}");
    places.put("network", "cluster: {network: {%s}}");
    places.put("disk", "cluster: {disk: {%s}}");
    places.put("csi", "cluster: {csi: {disks: {%s}}}");
    places.put("policies", "policies: {%s}");
    places.put("machine", "machine: {%s}");
    places.put("images", "images: {%s}");
    places.put("registry", "images: {registry: {%s}}");
    places.put("gamma", "machine: {boot: {gamma: {shape: 2, mean: 1s, %s}}}");
    places.put("shapeAndScale", "machine: {boot: {pareto: {shape: 2, scale: 1s, %s}}}");
    places.put(
        "mixturePart",
        "machine: {boot: {mixture: [{weight: 1, of: 1s, %s}, {weight: 1, of: 2s}]}}");
    application(places, "application", "%s");
    application(places, "read", "reads: {a: {%s}}");
    application(places, "dns", "dns: {cache: 30s, %s}");
    application(places, "exits", "exits: {after: 1m, %s}");
    application(places, "startFails", "start_fails: {%s}");
    application(places, "health", "health: {healthy_for: 1m, %s}");
    application(places, "call", "on: {x: [{call: cache.ping, %s}]}");
    application(places, "connect", "on_start: [{connect: cache, %s}]");
    application(places, "pool", "on: {x: [{call: cache.ping}]}, pools: {cache: {%s}}");
    user(places, "user", "arrivals: 1/s, %s");
    user(places, "retries", "arrivals: 1/s, retries: {most: 3, %s}");
    user(places, "keepAlive", "arrivals: 1/s, keep_alive: {%s}");
    user(places, "diurnal", "arrivals: {diurnal: {mean: 5/s, peak: 9/s, %s}}");
    user(places, "closed", "arrivals: {closed: {users: 3, %s}}");
    entry(places, "timeline", "%s");
    entry(places, "updateService", "update: {service: app_web, %s}");
    entry(places, "removeNode", "remove-node: {node: worker-1, %s}");
    entry(places, "updateSwarm", "swarm-update: {heartbeat: 5s, %s}");
    entry(places, "slow", "slow-cpu: {node: worker-1, factor: 2, %s}");
    return places;
  }

  private static void application(Map<String, String> places, String section, String keys) {
    places.put(section, "applications: {web: {" + keys + "}}");
  }

  private static void user(Map<String, String> places, String section, String keys) {
    places.put(section, "users: {u: {target: \"udp://:53\", " + keys + "}}");
  }

  private static void entry(Map<String, String> places, String section, String keys) {
    places.put(section, "timeline: [{at: 1m, " + keys + "}]");
  }

  /** A scenario in which a key of a section has this value; one that must be there is there already, and gets it. */
  private LoadResult with(String section, String key, String value) {
    String place = PLACES.get(section);
    if (place == null) {
      throw new AssertionError("say in PLACES where the section " + section + " stands");
    }
    String there = "(?s)(.*\\b" + key + ": )[^,{}]+";
    return place.matches(there + ".*")
        ? load(place.replaceFirst(there, "$1" + value).replace("%s", ""))
        : load(place.replace("%s", key + ": " + value));
  }

  private LoadResult load(String text) {
    folder.file("a.yaml", "stacks: {app: stack.yml}\n" + text + "\n");
    return folder.load("a.yaml", Overrides.NONE);
  }

  /** All of a run that can be compared: everything but how typed commands are run. */
  private static Map<String, Object> parts(LoadResult result) {
    if (result instanceof LoadResult.Rejected rejected) {
      throw new AssertionError(rejected.text());
    }
    RunSpec run = ((LoadResult.Loaded) result).run();
    Map<String, Object> parts = new HashMap<>();
    for (var component : RunSpec.class.getRecordComponents()) {
      if (!component.getName().equals("shells")) {
        try {
          parts.put(component.getName(), component.getAccessor().invoke(run));
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
    }
    return parts;
  }

  private interface Check {
    void see(String section, String key, JsonNode value);
  }

  private void eachKey(Check check) {
    eachKey("", schema, check);
    schema.path("definitions").properties().forEach(d -> eachKey(d.getKey(), d.getValue(), check));
  }

  private static void eachKey(String section, JsonNode object, Check check) {
    object
        .path("properties")
        .properties()
        .forEach(p -> check.see(section, p.getKey(), p.getValue()));
  }

  @Test
  void aDefaultWrittenOutChangesNothing() {
    List<String> wrong = new ArrayList<>();
    Map<String, Map<String, Object>> without = new TreeMap<>();
    PLACES.forEach((section, place) -> {
      if (!REQUIRED_ONLY.contains(section)) {
        without.put(section, parts(load(place.replace("%s", ""))));
      }
    });
    eachKey((section, key, value) -> {
      if (value.has("default")) {
        Map<String, Object> absent = without.get(section);
        if (!absent.equals(parts(with(section, key, value.path("default").toString())))) {
          wrong.add(section + "." + key + " is not " + value.path("default") + " by default");
        }
        if (absent.equals(parts(with(section, key, other(key, value))))) {
          wrong.add(section + "." + key + " makes no difference");
        }
      }
    });
    assertEquals(List.of(), wrong);
  }

  /** A value that is not the default. */
  private String other(String key, JsonNode value) {
    JsonNode absent = value.path("default");
    if (absent.isBoolean()) {
      return String.valueOf(!absent.asBoolean());
    } else if (absent.isInt()) {
      return absent.asInt() == 1 && isBit(value) ? "0" : String.valueOf(absent.asInt() + 1);
    } else if (value.has("enum")) {
      return value.path("enum").get(0).equals(absent)
          ? value.path("enum").get(1).toString()
          : value.path("enum").get(0).toString();
    }
    return switch (key) {
      case "kernel" -> "5.4";
      case "platform" -> "linux/aarch64";
      case "present" -> "none";
      case "nodes" -> "workers";
      case "entry" -> "managers";
      case "load_balancer" -> "lc";
      case "request" -> "GET /other";
      case "duration" -> "7m";
      default ->
        switch (value.path("$ref").asText().replaceFirst(".*/", "")) {
          case "size" -> "3GiB";
          case "bandwidth" -> "3Gbps";
          case "share" -> "3%";
          default -> "7s";
        };
    };
  }

  private static boolean isBit(JsonNode value) {
    return value.path("enum").size() == 2;
  }

  @Test
  void boundsAreThoseOfTheLoader() {
    List<String> wrong = new ArrayList<>();
    eachKey((section, key, value) -> {
      for (JsonNode form : forms(value)) {
        String pattern = form == value.path("additionalProperties") ? "{app_web: %s}" : "%s";
        check(section, key, pattern, form, wrong);
      }
    });
    assertEquals(List.of(), wrong);
  }

  private List<JsonNode> forms(JsonNode value) {
    List<JsonNode> forms = new ArrayList<>(List.of(value, value.path("additionalProperties")));
    value.path("anyOf").forEach(forms::add);
    if (value.has("$ref")) {
      String name = value.path("$ref").asText().replaceFirst(".*/", "");
      forms.add(schema.path("definitions").path(name));
    }
    return forms;
  }

  private void check(
      String section, String key, String pattern, JsonNode form, List<String> wrong) {
    if (form.has("exclusiveMinimum")) {
      reject(section, key, pattern.formatted(form.path("exclusiveMinimum").asText()), wrong);
    }
    if (form.has("minimum")) {
      BigDecimal least = form.path("minimum").decimalValue();
      accept(section, key, pattern.formatted(least), wrong);
      reject(section, key, pattern.formatted(least.subtract(BigDecimal.ONE)), wrong);
    }
    if (form.has("maximum")) {
      BigDecimal most = form.path("maximum").decimalValue();
      accept(section, key, pattern.formatted(most), wrong);
      reject(section, key, pattern.formatted(most.add(BigDecimal.ONE)), wrong);
    }
  }

  private void accept(String section, String key, String value, List<String> wrong) {
    if (with(section, key, value) instanceof LoadResult.Rejected rejected) {
      wrong.add(section + "." + key + " is refused as " + value + ": " + rejected.text());
    }
  }

  private void reject(String section, String key, String value, List<String> wrong) {
    if (with(section, key, value) instanceof LoadResult.Loaded) {
      wrong.add(section + "." + key + " is accepted as " + value);
    }
  }
}
