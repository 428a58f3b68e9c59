package io.dryswarm.conformance.engineapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.input.JsonKeys;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.Platform;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.spec.UpdateConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what the Engine API calls a ServiceSpec, with the defaults that the engine fills in. */
public final class ServiceReader {
  private static final Set<String> SERVICE = Set.of(
      "Name",
      "Labels",
      "TaskTemplate",
      "Mode",
      "UpdateConfig",
      "RollbackConfig",
      "EndpointSpec",
      "Networks");
  private static final Set<String> TASK = Set.of(
      "ContainerSpec",
      "Resources",
      "RestartPolicy",
      "Placement",
      "Networks",
      "ForceUpdate",
      "Runtime",
      "LogDriver");
  private static final Set<String> PLACEMENT =
      Set.of("Constraints", "Preferences", "MaxReplicas", "Platforms");
  private static final Set<String> RESOURCES = Set.of("Limits", "Reservations");
  private static final Set<String> LIMITS = Set.of("NanoCPUs", "MemoryBytes");
  private static final Set<String> RESERVATIONS =
      Set.of("NanoCPUs", "MemoryBytes", "GenericResources");
  private static final Set<String> GENERIC = Set.of("DiscreteResourceSpec");
  private static final Set<String> MODES =
      Set.of("Replicated", "Global", "ReplicatedJob", "GlobalJob");

  private ServiceReader() {}

  /** @throws Unsupported if it says something that the models do not know */
  public static ServiceSpec read(JsonNode service) {
    JsonKeys.onlyKnown("service setting", service, SERVICE);
    JsonNode endpoint = service.path("EndpointSpec");
    List<PortSpec> ports = new ArrayList<>();
    endpoint.path("Ports").forEach(port -> ports.add(port(port)));
    return new ServiceSpec(
        service.path("Name").asText(),
        mode(service.path("Mode")),
        task(service),
        endpoint.path("Mode").asText().equals("dnsrr")
            ? ServiceSpec.EndpointMode.DNSRR
            : ServiceSpec.EndpointMode.VIP,
        List.copyOf(ports),
        map(service.path("Labels")),
        update(service.path("UpdateConfig")),
        update(service.path("RollbackConfig")));
  }

  private static TaskSpec task(JsonNode service) {
    JsonNode task = service.path("TaskTemplate");
    JsonKeys.onlyKnown("task setting", task, TASK);
    JsonNode networks = task.has("Networks") ? task.get("Networks") : service.path("Networks");
    List<NetworkAttachmentSpec> attachments = new ArrayList<>();
    for (JsonNode network : networks) {
      attachments.add(new NetworkAttachmentSpec(
          network.path("Target").asText(), texts(network.path("Aliases"))));
    }
    return new TaskSpec(
        ContainerReader.read(task.path("ContainerSpec")),
        resources(task.path("Resources")),
        restart(task.path("RestartPolicy")),
        placement(task.path("Placement")),
        List.copyOf(attachments),
        task.path("ForceUpdate").asLong(0),
        task.path("LogDriver").path("Name").asText(""));
  }

  private static ServiceMode mode(JsonNode mode) {
    JsonKeys.onlyKnown("service mode", mode, MODES);
    if (mode.has("Global")) {
      return new ServiceMode.Global();
    } else if (mode.has("GlobalJob")) {
      return new ServiceMode.GlobalJob();
    } else if (mode.has("ReplicatedJob")) {
      JsonNode job = mode.get("ReplicatedJob");
      int concurrent = job.path("MaxConcurrent").asInt(1);
      return new ServiceMode.ReplicatedJob(
          concurrent, job.path("TotalCompletions").asInt(concurrent));
    }
    return new ServiceMode.Replicated(mode.path("Replicated").path("Replicas").asInt(1));
  }

  private static ResourceSpec resources(JsonNode resources) {
    JsonKeys.onlyKnown("resource setting", resources, RESOURCES);
    JsonNode reserved = resources.path("Reservations");
    JsonNode limit = resources.path("Limits");
    JsonKeys.onlyKnown("reservation", reserved, RESERVATIONS);
    JsonKeys.onlyKnown("limit", limit, LIMITS);
    return new ResourceSpec(
        reserved.path("NanoCPUs").asLong(0),
        reserved.path("MemoryBytes").asLong(0),
        limit.path("NanoCPUs").asLong(0),
        limit.path("MemoryBytes").asLong(0),
        generic(reserved.path("GenericResources")));
  }

  /** A service asks for numbers alone; only nodes name what they have. */
  private static List<GenericResource.Discrete> generic(JsonNode resources) {
    List<GenericResource.Discrete> generic = new ArrayList<>();
    for (JsonNode resource : resources) {
      JsonKeys.onlyKnown("generic resource", resource, GENERIC);
      JsonNode discrete = resource.path("DiscreteResourceSpec");
      generic.add(new GenericResource.Discrete(
          discrete.path("Kind").asText(), discrete.path("Value").asLong(0)));
    }
    return List.copyOf(generic);
  }

  private static RestartPolicy restart(JsonNode policy) {
    String condition = policy.path("Condition").asText("any").replace('-', '_');
    return new RestartPolicy(
        RestartPolicy.Condition.valueOf(
            (condition.isEmpty() ? "any" : condition).toUpperCase(Locale.ROOT)),
        policy.path("Delay").asLong(RestartPolicy.DEFAULT.delayNs()),
        policy.path("MaxAttempts").asLong(0),
        policy.path("Window").asLong(0));
  }

  private static PlacementSpec placement(JsonNode placement) {
    JsonKeys.onlyKnown("placement setting", placement, PLACEMENT);
    List<String> spread = new ArrayList<>();
    placement
        .path("Preferences")
        .forEach(p -> spread.add(p.path("Spread").path("SpreadDescriptor").asText()));
    return new PlacementSpec(
        texts(placement.path("Constraints")),
        List.copyOf(spread),
        placement.path("MaxReplicas").asLong(0),
        platforms(placement.path("Platforms")));
  }

  private static List<Platform> platforms(JsonNode array) {
    List<Platform> platforms = new ArrayList<>();
    array.forEach(platform -> platforms.add(new Platform(
        platform.path("OS").asText(""), platform.path("Architecture").asText(""))));
    return List.copyOf(platforms);
  }

  private static PortSpec port(JsonNode port) {
    return new PortSpec(
        port.path("PublishedPort").asInt(0),
        port.path("TargetPort").asInt(0),
        PortSpec.Protocol.valueOf(port.path("Protocol").asText("tcp").toUpperCase(Locale.ROOT)),
        PortSpec.PublishMode.valueOf(
            port.path("PublishMode").asText("ingress").toUpperCase(Locale.ROOT)));
  }

  private static @Nullable UpdateConfig update(JsonNode config) {
    if (!config.isObject()) {
      return null;
    }
    long monitorNs = config.path("Monitor").asLong(0);
    return new UpdateConfig(
        config.path("Parallelism").asInt(0),
        config.path("Delay").asLong(0),
        UpdateConfig.FailureAction.valueOf(word(config, "FailureAction", "pause")),
        monitorNs == 0 ? UpdateConfig.DEFAULT_MONITOR_NS : monitorNs,
        config.path("MaxFailureRatio").asDouble(0),
        UpdateConfig.Order.valueOf(word(config, "Order", "stop-first")));
  }

  private static String word(JsonNode object, String key, String otherwise) {
    String word = object.path(key).asText(otherwise);
    return (word.isEmpty() ? otherwise : word).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  static TreeMap<String, String> map(JsonNode object) {
    TreeMap<String, String> map = new TreeMap<>();
    object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }
}
