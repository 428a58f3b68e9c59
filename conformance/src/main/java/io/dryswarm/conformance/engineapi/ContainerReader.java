package io.dryswarm.conformance.engineapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.HealthCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what the Engine API calls a ContainerSpec; settings without effect on a simulation are kept as they are. */
final class ContainerReader {
  /** Settings that the models know; everything else goes into {@link ContainerSpec#others}. */
  static final Set<String> MODELLED = Set.of(
      "Image",
      "Command",
      "Args",
      "Env",
      "Labels",
      "Mounts",
      "Secrets",
      "Configs",
      "Healthcheck",
      "StopSignal",
      "StopGracePeriod");

  /** Kinds of mounts that hold what outlives a container; others have no effect here. */
  private static final Map<String, MountType> MOUNT_TYPES =
      Map.of("volume", MountType.VOLUME, "cluster", MountType.CLUSTER);

  private ContainerReader() {}

  static ContainerSpec read(JsonNode container) {
    TreeMap<String, String> others = new TreeMap<>();
    for (Map.Entry<String, JsonNode> setting : container.properties()) {
      if (!MODELLED.contains(setting.getKey())) {
        others.put(setting.getKey(), setting.getValue().toString());
      }
    }
    return new ContainerSpec(
        container.path("Image").asText(),
        ServiceReader.texts(container.path("Command")),
        ServiceReader.texts(container.path("Args")),
        environment(container.path("Env")),
        ServiceReader.map(container.path("Labels")),
        mounts(container.path("Mounts")),
        secrets(container.path("Secrets")),
        configs(container.path("Configs")),
        health(container.path("Healthcheck")),
        container.path("StopSignal").asText(""),
        container.path("StopGracePeriod").asLong(ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS),
        others);
  }

  private static TreeMap<String, String> environment(JsonNode variables) {
    TreeMap<String, String> environment = new TreeMap<>();
    for (JsonNode variable : variables) {
      String[] parts = variable.asText().split("=", 2);
      environment.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return environment;
  }

  private static List<MountSpec> mounts(JsonNode mounts) {
    List<MountSpec> volumes = new ArrayList<>();
    for (JsonNode mount : mounts) {
      MountType type = MOUNT_TYPES.get(mount.path("Type").asText("volume"));
      if (type != null) {
        volumes.add(new MountSpec(
            type,
            mount.path("Source").asText(""),
            mount.path("Target").asText(),
            mount.path("ReadOnly").asBoolean(false),
            mount.path("VolumeOptions").path("DriverConfig").path("Name").asText("")));
      }
    }
    return List.copyOf(volumes);
  }

  private static List<SecretReference> secrets(JsonNode references) {
    List<SecretReference> secrets = new ArrayList<>();
    for (JsonNode reference : references) {
      secrets.add(new SecretReference(
          reference.path("SecretName").asText(),
          reference.path("File").path("Name").asText()));
    }
    return List.copyOf(secrets);
  }

  private static List<ConfigReference> configs(JsonNode references) {
    List<ConfigReference> configs = new ArrayList<>();
    for (JsonNode reference : references) {
      configs.add(new ConfigReference(
          reference.path("ConfigName").asText(),
          reference.path("File").path("Name").asText()));
    }
    return List.copyOf(configs);
  }

  private static @Nullable HealthCheck health(JsonNode check) {
    if (!check.isObject()) {
      return null;
    }
    return new HealthCheck(
        ServiceReader.texts(check.path("Test")),
        check.path("Interval").asLong(0),
        check.path("Timeout").asLong(0),
        check.path("StartPeriod").asLong(0),
        check.path("StartInterval").asLong(0),
        check.path("Retries").asInt(0));
  }
}
