package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.ContainerSpec;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what the Engine API calls a ServiceSpec, with the defaults that the engine fills in. */
public final class ServiceReader {
  /** Among a container's other settings: what the models do not know of its task. */
  static final String PIDS = "/Resources.Limits.Pids";

  static final String LOG_OPTIONS = "/LogDriver.Options";
  static final String DRIVER_OPTIONS = "/Networks.DriverOpts";

  private ServiceReader() {}

  /**
   * Reads a specification; what Docker does not know is dropped.
   *
   * @throws IllegalArgumentException if a value is none of those that Docker accepts
   */
  public static ServiceSpec read(JsonNode service) {
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
        Json.map(service.path("Labels")),
        update(service.path("UpdateConfig")),
        update(service.path("RollbackConfig")));
  }

  private static TaskSpec task(JsonNode service) {
    JsonNode task = service.path("TaskTemplate");
    JsonNode networks = task.has("Networks") ? task.get("Networks") : service.path("Networks");
    List<NetworkAttachmentSpec> attachments = new ArrayList<>();
    for (JsonNode network : networks) {
      attachments.add(new NetworkAttachmentSpec(
          network.path("Target").asText(), Json.texts(network.path("Aliases"))));
    }
    return new TaskSpec(
        container(task, networks),
        resources(task.path("Resources")),
        restart(task.path("RestartPolicy")),
        placement(task.path("Placement")),
        List.copyOf(attachments),
        task.path("ForceUpdate").asLong(0),
        task.path("LogDriver").path("Name").asText(""));
  }

  /** What the models do not know of the task is kept with its container: it has no effect, but a change of it is a change of the task. */
  private static ContainerSpec container(JsonNode task, JsonNode networks) {
    ContainerSpec container = ContainerReader.read(task.path("ContainerSpec"));
    TreeMap<String, String> others = new TreeMap<>(container.others());
    keep(others, PIDS, Json.at(task, "Resources", "Limits", "Pids"));
    keep(others, LOG_OPTIONS, Json.at(task, "LogDriver", "Options"));
    for (JsonNode network : networks) {
      keep(others, DRIVER_OPTIONS + "." + Json.text(network, "Target"), network.path("DriverOpts"));
    }
    return new ContainerSpec(
        container.image(),
        container.command(),
        container.args(),
        container.environment(),
        container.labels(),
        container.mounts(),
        container.secrets(),
        container.configs(),
        container.health(),
        container.stopSignal(),
        container.stopGracePeriodNs(),
        others);
  }

  private static void keep(TreeMap<String, String> others, String name, JsonNode value) {
    boolean isNothing = value.isMissingNode()
        || value.isNull()
        || value.isContainerNode() && value.isEmpty()
        || value.isNumber() && value.asLong() == 0;
    if (!isNothing) {
      others.put(name, value.toString());
    }
  }

  private static ServiceMode mode(JsonNode mode) {
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
    JsonNode reserved = resources.path("Reservations");
    JsonNode limit = resources.path("Limits");
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
      if (resource.has("NamedResourceSpec")) {
        throw new IllegalArgumentException("named generic resources cannot be asked for");
      }
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
    List<String> spread = new ArrayList<>();
    placement
        .path("Preferences")
        .forEach(p -> spread.add(p.path("Spread").path("SpreadDescriptor").asText()));
    return new PlacementSpec(
        Json.texts(placement.path("Constraints")),
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
}
