package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.docker.json.Shapes;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the engine makes of a service specification before the swarm gets it, and what it makes of the swarm's when it is asked: words are
 * checked, and some are filled in. Source: moby/moby daemon/cluster/convert/service.go; SwarmKit's defaults in api/defaults.
 */
final class ServiceForm {
  private static final Set<String> CONDITIONS = Set.of("", "none", "on-failure", "any");
  private static final Set<String> ACTIONS = Set.of("", "pause", "continue", "rollback");
  private static final Set<String> ORDERS = Set.of("", "stop-first", "start-first");
  private static final Set<String> MODES = Set.of("", "vip", "dnsrr");
  private static final long SECOND_NS = 1_000_000_000L;

  private ServiceForm() {}

  /**
   * The specification as the engine shows it from then on.
   *
   * @throws IllegalArgumentException in the engine's words
   */
  static ObjectNode of(JsonNode sent) {
    ObjectNode spec = Shapes.SERVICE_SPEC.apply(sent);
    if (Json.at(spec, "TaskTemplate", "ContainerSpec").isMissingNode()) {
      throw new IllegalArgumentException("mismatched Runtime and *Spec fields");
    }
    if (!spec.get("Labels").isObject()) {
      spec.putObject("Labels");
    }
    mode(spec);
    update(spec.path("UpdateConfig"));
    update(spec.path("RollbackConfig"));
    task((ObjectNode) spec.get("TaskTemplate"));
    endpoint(spec.path("EndpointSpec"));
    return Shapes.SERVICE_SPEC.apply(spec);
  }

  private static void mode(ObjectNode spec) {
    ObjectNode mode = (ObjectNode) spec.get("Mode");
    if (mode.size() > 1) {
      throw new IllegalArgumentException("must specify only one service mode");
    }
    if (mode.isEmpty()) {
      mode.putObject("Replicated");
    }
    if (mode.get("Replicated") instanceof ObjectNode replicated) {
      one(replicated, "Replicas");
    } else if (mode.get("ReplicatedJob") instanceof ObjectNode job) {
      one(job, "MaxConcurrent");
      if (!job.path("TotalCompletions").isNumber()) {
        job.set("TotalCompletions", job.get("MaxConcurrent"));
      }
    }
  }

  private static void one(ObjectNode mode, String count) {
    if (!mode.path(count).isNumber()) {
      mode.put(count, 1);
    }
  }

  private static void update(JsonNode config) {
    if (config instanceof ObjectNode update) {
      word(update, "FailureAction", ACTIONS, "pause", "unrecognized update failure action ");
      word(update, "Order", ORDERS, "stop-first", "unrecognized update order ");
    }
  }

  private static void word(
      ObjectNode config, String key, Set<String> known, String otherwise, String refusal) {
    String word = Json.text(config, key);
    if (!known.contains(word)) {
      throw new IllegalArgumentException(refusal + word);
    }
    if (word.isEmpty()) {
      config.put(key, otherwise);
    }
  }

  private static void task(ObjectNode task) {
    ObjectNode container = (ObjectNode) task.get("ContainerSpec");
    if (Json.text(container, "Isolation").isEmpty()) {
      container.put("Isolation", "default");
    }
    if (task.get("RestartPolicy") instanceof ObjectNode restart) {
      String condition = Json.text(restart, "Condition");
      if (!CONDITIONS.contains(condition)) {
        throw new IllegalArgumentException("invalid RestartCondition: \"" + condition + "\"");
      }
      if (condition.isEmpty()) {
        restart.put("Condition", "any");
      }
      if (!restart.path("MaxAttempts").isNumber()) {
        restart.put("MaxAttempts", 0);
      }
    }
    task.put("Runtime", "container");
  }

  private static void endpoint(JsonNode given) {
    if (given instanceof ObjectNode endpoint) {
      String mode = Json.text(endpoint, "Mode").toLowerCase(Locale.ROOT);
      if (!MODES.contains(mode)) {
        throw new IllegalArgumentException("invalid resolution mode: \"" + mode + "\"");
      }
      endpoint.put("Mode", mode.isEmpty() ? "vip" : mode);
      for (JsonNode port : endpoint.path("Ports")) {
        ObjectNode named = (ObjectNode) port;
        named.put("Protocol", known(named, "Protocol", List.of("tcp", "udp", "sctp")));
        named.put("PublishMode", known(named, "PublishMode", List.of("ingress", "host")));
      }
    }
  }

  /** A word that is not known counts as the first one. */
  private static String known(JsonNode object, String key, List<String> words) {
    String word = Json.text(object, key).toLowerCase(Locale.ROOT);
    return words.contains(word) ? word : words.get(0);
  }

  /** With SwarmKit's defaults where nothing is given, as {@code insertDefaults} asks for. */
  static void insertDefaults(ObjectNode spec) {
    ObjectNode task = (ObjectNode) spec.get("TaskTemplate");
    ObjectNode container = (ObjectNode) task.get("ContainerSpec");
    if (!container.has("StopGracePeriod")) {
      container.put("StopGracePeriod", 10 * SECOND_NS);
    }
    Json.child(container, "DNSConfig");
    Json.child(task, "Resources");
    Json.child(task, "Placement");
    ObjectNode restart = Json.child(task, "RestartPolicy");
    unlessThere(restart, "Condition", "any");
    if (!restart.has("Delay")) {
      restart.put("Delay", 5 * SECOND_NS);
    }
    if (!restart.path("MaxAttempts").isNumber()) {
      restart.put("MaxAttempts", 0);
    }
    updateDefaults(spec, "UpdateConfig");
    updateDefaults(spec, "RollbackConfig");
    unlessThere(Json.child(spec, "EndpointSpec"), "Mode", "vip");
  }

  private static void updateDefaults(ObjectNode spec, String key) {
    JsonNode mode = spec.path("Mode");
    boolean isJob = mode.has("ReplicatedJob") || mode.has("GlobalJob");
    if (isJob) {
      return;
    }
    boolean isThere = spec.get(key) instanceof ObjectNode;
    ObjectNode config = Json.child(spec, key);
    if (!isThere) {
      config.put("Parallelism", 1);
    }
    unlessThere(config, "FailureAction", "pause");
    if (!config.has("Monitor")) {
      config.put("Monitor", 5 * SECOND_NS);
    }
    unlessThere(config, "Order", "stop-first");
  }

  private static void unlessThere(ObjectNode object, String key, String value) {
    if (Json.text(object, key).isEmpty()) {
      object.put(key, value);
    }
  }
}
