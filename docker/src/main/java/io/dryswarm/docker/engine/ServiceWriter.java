package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.FileOwner;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.Platform;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.spec.UpdateConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Writes a specification as the Engine API shows it. What {@link ServiceReader} reads from it is the same specification. */
public final class ServiceWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ServiceWriter() {}

  public static ObjectNode write(ServiceSpec spec) {
    ObjectNode service = NODES.objectNode();
    service.put("Name", spec.name());
    service.set("Labels", map(spec.labels()));
    service.set("TaskTemplate", task(spec.task()));
    service.set("Mode", mode(spec.mode()));
    update(service, "UpdateConfig", spec.update());
    update(service, "RollbackConfig", spec.rollback());
    ObjectNode endpoint = service.putObject("EndpointSpec");
    endpoint.put("Mode", word(spec.endpointMode()));
    if (!spec.ports().isEmpty()) {
      ArrayNode ports = endpoint.putArray("Ports");
      spec.ports().forEach(port -> ports.add(port(port)));
    }
    return service;
  }

  private static ObjectNode task(TaskSpec spec) {
    ObjectNode task = NODES.objectNode();
    task.set("ContainerSpec", container(spec.container()));
    task.set("Resources", resources(spec.resources()));
    ObjectNode restart = task.putObject("RestartPolicy");
    restart.put("Condition", word(spec.restart().condition()));
    restart.put("Delay", spec.restart().delayNs());
    restart.put("MaxAttempts", spec.restart().maxAttempts());
    restart.put("Window", spec.restart().windowNs());
    ObjectNode placement = task.putObject("Placement");
    putAll(placement, "Constraints", spec.placement().constraints());
    if (!spec.placement().spreadOver().isEmpty()) {
      ArrayNode preferences = placement.putArray("Preferences");
      for (String descriptor : spec.placement().spreadOver()) {
        preferences.addObject().putObject("Spread").put("SpreadDescriptor", descriptor);
      }
    }
    placement.put("MaxReplicas", spec.placement().maxReplicas());
    if (!spec.placement().platforms().isEmpty()) {
      ArrayNode platforms = placement.putArray("Platforms");
      for (Platform platform : spec.placement().platforms()) {
        platforms.addObject().put("Architecture", platform.architecture()).put("OS", platform.os());
      }
    }
    ArrayNode networks = task.putArray("Networks");
    for (NetworkAttachmentSpec network : spec.networks()) {
      ObjectNode attachment = networks.addObject().put("Target", network.network());
      putAll(attachment, "Aliases", network.aliases());
      kept(spec, ServiceReader.DRIVER_OPTIONS + "." + network.network(), attachment, "DriverOpts");
    }
    task.put("ForceUpdate", spec.forceUpdate());
    if (!spec.logDriver().isEmpty()) {
      ObjectNode driver = task.putObject("LogDriver").put("Name", spec.logDriver());
      kept(spec, ServiceReader.LOG_OPTIONS, driver, "Options");
    }
    if (spec.container().others().containsKey(ServiceReader.PIDS)) {
      ObjectNode limits = Json.child(Json.child(task, "Resources"), "Limits");
      kept(spec, ServiceReader.PIDS, limits, "Pids");
    }
    return task;
  }

  /** Puts a setting back that was kept with the container. */
  private static void kept(TaskSpec spec, String key, ObjectNode object, String name) {
    String value = spec.container().others().get(key);
    if (value != null) {
      object.set(name, Json.parse(value));
    }
  }

  /** The environment in the order of its names. */
  static List<String> environment(SortedMap<String, String> environment) {
    return environment.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .toList();
  }

  private static ObjectNode file(String target, FileOwner owner) {
    return NODES
        .objectNode()
        .put("Name", target)
        .put("UID", owner.uid())
        .put("GID", owner.gid())
        .put("Mode", owner.mode());
  }

  private static ObjectNode container(ContainerSpec spec) {
    ObjectNode container = NODES.objectNode();
    for (Map.Entry<String, String> other : spec.others().entrySet()) {
      if (!other.getKey().startsWith("/")) {
        container.set(other.getKey(), Json.parse(other.getValue()));
      }
    }
    container.put("Image", spec.image());
    putAll(container, "Command", spec.command());
    putAll(container, "Args", spec.args());
    String variables = spec.others().get(ContainerReader.RAW_ENVIRONMENT);
    putAll(
        container,
        "Env",
        variables == null ? environment(spec.environment()) : Json.texts(Json.parse(variables)));
    container.set("Labels", map(spec.labels()));
    String allMounts = spec.others().get(ContainerReader.RAW_MOUNTS);
    if (allMounts == null) {
      ArrayNode mounts = container.putArray("Mounts");
      spec.mounts().forEach(mount -> mounts.add(mount(mount)));
    } else {
      container.set("Mounts", Json.parse(allMounts));
    }
    ArrayNode secrets = container.putArray("Secrets");
    spec.secrets()
        .forEach(secret -> secrets
            .addObject()
            .put("SecretName", secret.secret())
            .set("File", file(secret.target(), secret.owner())));
    ArrayNode configs = container.putArray("Configs");
    spec.configs()
        .forEach(config -> configs
            .addObject()
            .put("ConfigName", config.config())
            .set("File", file(config.target(), config.owner())));
    health(container, spec.health());
    if (!spec.stopSignal().isEmpty()) {
      container.put("StopSignal", spec.stopSignal());
    }
    container.put("StopGracePeriod", spec.stopGracePeriodNs());
    return container;
  }

  private static ObjectNode mount(MountSpec spec) {
    ObjectNode mount = NODES
        .objectNode()
        .put("Type", word(spec.type()))
        .put("Source", spec.volume())
        .put("Target", spec.target());
    if (spec.readOnly()) {
      mount.put("ReadOnly", true);
    }
    if (!spec.driver().isEmpty()) {
      mount.putObject("VolumeOptions").putObject("DriverConfig").put("Name", spec.driver());
    }
    return mount;
  }

  private static void health(ObjectNode container, @Nullable HealthCheck check) {
    if (check != null) {
      ObjectNode health = container.putObject("Healthcheck");
      putAll(health, "Test", check.test());
      health.put("Interval", check.intervalNs());
      health.put("Timeout", check.timeoutNs());
      health.put("StartPeriod", check.startPeriodNs());
      health.put("StartInterval", check.startIntervalNs());
      health.put("Retries", check.retries());
    }
  }

  private static ObjectNode resources(ResourceSpec spec) {
    ObjectNode resources = NODES.objectNode();
    amounts(resources, "Limits", spec.limitNanoCpus(), spec.limitMemoryBytes());
    amounts(resources, "Reservations", spec.reservedNanoCpus(), spec.reservedMemoryBytes());
    if (!spec.reservedGeneric().isEmpty()) {
      ArrayNode generic = resources.withObject("/Reservations").putArray("GenericResources");
      for (GenericResource.Discrete discrete : spec.reservedGeneric()) {
        generic
            .addObject()
            .putObject("DiscreteResourceSpec")
            .put("Kind", discrete.kind())
            .put("Value", discrete.count());
      }
    }
    return resources;
  }

  private static void amounts(ObjectNode resources, String key, long nanoCpus, long bytes) {
    if (nanoCpus != 0 || bytes != 0) {
      resources.putObject(key).put("NanoCPUs", nanoCpus).put("MemoryBytes", bytes);
    }
  }

  private static ObjectNode mode(ServiceMode mode) {
    ObjectNode written = NODES.objectNode();
    if (mode instanceof ServiceMode.Replicated replicated) {
      written.putObject("Replicated").put("Replicas", replicated.replicas());
    } else if (mode instanceof ServiceMode.ReplicatedJob job) {
      written
          .putObject("ReplicatedJob")
          .put("MaxConcurrent", job.maxConcurrent())
          .put("TotalCompletions", job.totalCompletions());
    } else {
      written.putObject(mode.isJob() ? "GlobalJob" : "Global");
    }
    return written;
  }

  private static ObjectNode port(PortSpec port) {
    return NODES
        .objectNode()
        .put("Protocol", word(port.protocol()))
        .put("TargetPort", port.target())
        .put("PublishedPort", port.published())
        .put("PublishMode", word(port.mode()));
  }

  private static void update(ObjectNode service, String key, @Nullable UpdateConfig config) {
    if (config != null) {
      service
          .putObject(key)
          .put("Parallelism", config.parallelism())
          .put("Delay", config.delayNs())
          .put("FailureAction", word(config.onFailure()))
          .put("Monitor", config.monitorNs())
          .put("MaxFailureRatio", config.maxFailureRatio())
          .put("Order", word(config.order()));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void putAll(ObjectNode object, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = object.putArray(key);
      texts.forEach(array::add);
    }
  }

  private static ObjectNode map(SortedMap<String, String> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach(object::put);
    return object;
  }
}
