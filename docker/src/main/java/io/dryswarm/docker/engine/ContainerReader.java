package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.FileOwner;
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
      Map.of("volume", MountType.VOLUME, "bind", MountType.BIND, "cluster", MountType.CLUSTER);

  /** Among the other settings: the environment as it was written, where order or form differ from the models' own. */
  static final String RAW_ENVIRONMENT = "/Env";

  /** Among the other settings: the mounts, if the models do not know all of them with all their options. */
  static final String RAW_MOUNTS = "/Mounts";

  private ContainerReader() {}

  static ContainerSpec read(JsonNode container) {
    TreeMap<String, String> others = new TreeMap<>();
    for (Map.Entry<String, JsonNode> setting : container.properties()) {
      if (!MODELLED.contains(setting.getKey())) {
        others.put(setting.getKey(), setting.getValue().toString());
      }
    }
    TreeMap<String, String> environment = environment(container.path("Env"));
    if (!Json.texts(container.path("Env")).equals(ServiceWriter.environment(environment))) {
      others.put(RAW_ENVIRONMENT, container.path("Env").toString());
    }
    ArrayNode otherMounts = otherMounts(container.path("Mounts"));
    if (!otherMounts.isEmpty()) {
      others.put(RAW_MOUNTS, otherMounts.toString());
    }
    return new ContainerSpec(
        container.path("Image").asText(),
        Json.texts(container.path("Command")),
        Json.texts(container.path("Args")),
        environment,
        Json.map(container.path("Labels")),
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
      // A name alone takes a variable away.
      if (parts.length > 1) {
        environment.put(parts[0], parts[1]);
      }
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

  /** All of them as they are written, if any of them says more than the models keep; else none. */
  private static ArrayNode otherMounts(JsonNode mounts) {
    ArrayNode all = Json.array();
    boolean isMore = false;
    for (JsonNode mount : mounts) {
      all.add(mount);
      JsonNode options = mount.path("VolumeOptions");
      isMore |= !MOUNT_TYPES.containsKey(mount.path("Type").asText("volume"))
          || !options.path("Labels").isEmpty()
          || options.path("NoCopy").asBoolean(false)
          || options.has("Subpath")
          || !mount.path("BindOptions").isEmpty()
          || mount.has("Consistency")
          || !options.path("DriverConfig").path("Options").isEmpty();
    }
    return isMore ? all : Json.array();
  }

  private static FileOwner owner(JsonNode file) {
    return new FileOwner(
        file.path("UID").asText("0"),
        file.path("GID").asText("0"),
        file.path("Mode").asInt(FileOwner.DEFAULT.mode()));
  }

  private static List<SecretReference> secrets(JsonNode references) {
    List<SecretReference> secrets = new ArrayList<>();
    for (JsonNode reference : references) {
      secrets.add(new SecretReference(
          reference.path("SecretName").asText(),
          reference.path("File").path("Name").asText(),
          owner(reference.path("File"))));
    }
    return List.copyOf(secrets);
  }

  /** A config that is no file, such as a credential specification, is for Windows and has no effect here. */
  private static List<ConfigReference> configs(JsonNode references) {
    List<ConfigReference> configs = new ArrayList<>();
    for (JsonNode reference : references) {
      if (!reference.path("Runtime").isObject()) {
        configs.add(new ConfigReference(
            reference.path("ConfigName").asText(),
            reference.path("File").path("Name").asText(),
            owner(reference.path("File"))));
      }
    }
    return List.copyOf(configs);
  }

  private static @Nullable HealthCheck health(JsonNode check) {
    if (!check.isObject()) {
      return null;
    }
    return new HealthCheck(
        Json.texts(check.path("Test")),
        check.path("Interval").asLong(0),
        check.path("Timeout").asLong(0),
        check.path("StartPeriod").asLong(0),
        check.path("StartInterval").asLong(0),
        check.path("Retries").asInt(0));
  }
}
