package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.input.JsonKeys;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the services of recorded cases: the short form of the scheduler's files, and that of the timelines. */
final class OracleServices {
  private static final long MS = 1_000_000;

  private static final Set<String> SCHEDULED = Set.of(
      "id",
      "specVersion",
      "spread",
      "constraints",
      "maxReplicas",
      "memMiB",
      "cpus",
      "ports",
      "platforms",
      "generic",
      "networkPlugins",
      "volumePlugins",
      "csiMounts",
      "logDriver",
      "noSpecVersion",
      "serviceObjectMissing");
  private static final Set<String> CSI_MOUNT = Set.of("source", "readOnly");
  private static final Set<String> ORCHESTRATED = Set.of(
      "name",
      "mode",
      "replicas",
      "image",
      "restart",
      "update",
      "rollback",
      "forceUpdate",
      "constraints",
      "hostPort",
      "memMiB",
      "maxConcurrent");
  private static final Set<String> RESTART =
      Set.of("condition", "delayMs", "maxAttempts", "windowMs");
  private static final Set<String> UPDATE =
      Set.of("parallelism", "delayMs", "failureAction", "monitorMs", "maxFailureRatio", "order");

  private OracleServices() {}

  /** A service of a scheduler file. */
  static ServiceSpec scheduled(JsonNode service) {
    JsonKeys.onlyKnown("service property", service, SCHEDULED);
    List<String> constraints = new ArrayList<>();
    service.path("constraints").forEach(c -> constraints.add(withOurId(c.asText())));
    List<String> spread = new ArrayList<>();
    service.path("spread").forEach(label -> spread.add(label.asText()));
    List<PortSpec> ports = new ArrayList<>();
    service.path("ports").forEach(port -> ports.add(port(port)));
    List<Platform> platforms = new ArrayList<>();
    for (JsonNode platform : service.path("platforms")) {
      platforms.add(
          new Platform(platform.path("os").asText(""), platform.path("arch").asText("")));
    }
    List<NetworkAttachmentSpec> networks = new ArrayList<>();
    service
        .path("networkPlugins")
        .forEach(driver -> networks.add(new NetworkAttachmentSpec(driver.asText(), List.of())));
    TaskSpec task = new TaskSpec(
        container("v1", mounts(service)),
        resources(service),
        RestartPolicy.DEFAULT,
        new PlacementSpec(constraints, spread, service.path("maxReplicas").asLong(0), platforms),
        networks,
        0,
        service.path("logDriver").asText(""));
    return new ServiceSpec(
        service.get("id").asText(),
        new ServiceMode.Replicated(1),
        task,
        ServiceSpec.EndpointMode.VIP,
        ports,
        Collections.emptySortedMap());
  }

  private static List<MountSpec> mounts(JsonNode service) {
    List<MountSpec> mounts = new ArrayList<>();
    for (JsonNode driver : service.path("volumePlugins")) {
      mounts.add(
          new MountSpec(MountType.VOLUME, "data", "/data" + mounts.size(), false, driver.asText()));
    }
    for (JsonNode mount : service.path("csiMounts")) {
      JsonKeys.onlyKnown("cluster volume mount", mount, CSI_MOUNT);
      mounts.add(new MountSpec(
          MountType.CLUSTER,
          mount.get("source").asText(),
          "/csi" + mounts.size(),
          mount.path("readOnly").asBoolean(),
          ""));
    }
    return mounts;
  }

  /** Node ids are numbers here, with "node" before them in text. */
  private static String withOurId(String constraint) {
    return constraint.replaceAll("(node\\.id\\s*[!=]=\\s*)n(?=\\d+$)", "$1node");
  }

  private static PortSpec port(JsonNode port) {
    return new PortSpec(
        port.path("published").asInt(0),
        port.path("target").asInt(80),
        PortSpec.Protocol.valueOf(port.path("protocol").asText("tcp").toUpperCase(Locale.ROOT)),
        PortSpec.PublishMode.valueOf(port.path("mode").asText("host").toUpperCase(Locale.ROOT)));
  }

  private static ResourceSpec resources(JsonNode service) {
    List<GenericResource.Discrete> generic = new ArrayList<>();
    for (JsonNode wanted : service.path("generic")) {
      generic.add(new GenericResource.Discrete(
          wanted.get("kind").asText(), wanted.get("value").asLong()));
    }
    return new ResourceSpec(
        Math.round(service.path("cpus").asDouble(0) * 1e9),
        service.path("memMiB").asLong(0) * OracleNodes.MIB,
        0,
        0,
        generic);
  }

  private static ContainerSpec container(String image, List<MountSpec> mounts) {
    return new ContainerSpec(
        image,
        Collections.emptySortedMap(),
        mounts,
        List.of(),
        ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS);
  }

  /** A service of a timeline. */
  static ServiceSpec orchestrated(JsonNode service) {
    JsonKeys.onlyKnown("service property", service, ORCHESTRATED);
    List<String> constraints = new ArrayList<>();
    service.path("constraints").forEach(c -> constraints.add(c.asText()));
    List<PortSpec> ports = service.has("hostPort")
        ? List.of(new PortSpec(
            service.get("hostPort").asInt(), 80, PortSpec.Protocol.TCP, PortSpec.PublishMode.HOST))
        : List.of();
    TaskSpec task = new TaskSpec(
        container(service.get("image").asText(), List.of()),
        resources(service),
        restart(service.path("restart")),
        new PlacementSpec(constraints, List.of(), 0),
        List.of(),
        service.path("forceUpdate").asLong(0));
    return new ServiceSpec(
        service.get("name").asText(),
        mode(service),
        task,
        ServiceSpec.EndpointMode.VIP,
        ports,
        Collections.emptySortedMap(),
        update(service.path("update")),
        update(service.path("rollback")));
  }

  private static ServiceMode mode(JsonNode service) {
    int replicas = service.path("replicas").asInt(0);
    return switch (service.get("mode").asText()) {
      case "replicated" -> new ServiceMode.Replicated(replicas);
      case "global" -> new ServiceMode.Global();
      case "replicated-job" ->
        new ServiceMode.ReplicatedJob(service.path("maxConcurrent").asInt(replicas), replicas);
      case "global-job" -> new ServiceMode.GlobalJob();
      default -> throw new Unsupported("service mode '" + service.get("mode").asText() + "'");
    };
  }

  private static RestartPolicy restart(JsonNode restart) {
    JsonKeys.onlyKnown("restart policy", restart, RESTART);
    String condition = restart.path("condition").asText("any").replace('-', '_');
    return new RestartPolicy(
        RestartPolicy.Condition.valueOf(condition.toUpperCase(Locale.ROOT)),
        restart.path("delayMs").asLong(5000) * MS,
        restart.path("maxAttempts").asLong(0),
        restart.path("windowMs").asLong(0) * MS);
  }

  private static @Nullable UpdateConfig update(JsonNode update) {
    if (update.isMissingNode()) {
      return null;
    }
    JsonKeys.onlyKnown("update config", update, UPDATE);
    String order = update.path("order").asText("stop-first").replace('-', '_');
    return new UpdateConfig(
        update.path("parallelism").asInt(0),
        update.path("delayMs").asLong(0) * MS,
        UpdateConfig.FailureAction.valueOf(
            update.path("failureAction").asText("pause").toUpperCase(Locale.ROOT)),
        update.has("monitorMs")
            ? update.get("monitorMs").asLong() * MS
            : UpdateConfig.DEFAULT_MONITOR_NS,
        update.path("maxFailureRatio").asDouble(0),
        UpdateConfig.Order.valueOf(order.toUpperCase(Locale.ROOT)));
  }
}
