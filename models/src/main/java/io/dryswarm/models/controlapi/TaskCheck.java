package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import io.dryswarm.models.scheduler.ConstraintExpression;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.TaskSpec;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a template of tasks is one, in Swarm's order. Source: moby/swarmkit manager/controlapi/service.go validateTaskSpec. */
final class TaskCheck {
  private static final long MIN_NANO_CPUS = 1_000_000;
  private static final long MIN_MEMORY_BYTES = 4 << 20;
  private static final long MIN_DURATION_NS = 1_000_000;
  private static final double NANO = 1e9;

  private TaskCheck() {}

  static void check(TaskSpec task) {
    ResourceSpec resources = task.resources();
    checkResources(resources.limitNanoCpus(), resources.limitMemoryBytes());
    checkResources(resources.reservedNanoCpus(), resources.reservedMemoryBytes());
    checkRestart(task.restart());
    checkPlacement(task.placement());
    checkSecrets(task.container());
    checkConfigs(task.container());
    checkContainer(task.container());
  }

  private static void checkResources(long nanoCpus, long memoryBytes) {
    if (nanoCpus != 0 && nanoCpus < MIN_NANO_CPUS) {
      throw new ApiError(
          INVALID_ARGUMENT,
          "invalid cpu value " + GoNumber.of(nanoCpus / NANO) + ": Must be at least 0.001");
    }
    if (memoryBytes != 0 && memoryBytes < MIN_MEMORY_BYTES) {
      throw new ApiError(
          INVALID_ARGUMENT, "invalid memory value " + memoryBytes + ": Must be at least 4MiB");
    }
  }

  private static void checkRestart(RestartPolicy restart) {
    if (restart.delayNs() < 0) {
      throw new ApiError(INVALID_ARGUMENT, "TaskSpec: restart-delay cannot be negative");
    }
    if (restart.windowNs() < 0) {
      throw new ApiError(INVALID_ARGUMENT, "TaskSpec: restart-window cannot be negative");
    }
  }

  /** A malformed expression is an error without a code of its own. */
  private static void checkPlacement(PlacementSpec placement) {
    try {
      ConstraintExpression.parse(placement.constraints());
    } catch (IllegalArgumentException malformed) {
      throw new ApiError(ErrorCode.UNKNOWN, String.valueOf(malformed.getMessage()));
    }
  }

  private static void checkSecrets(ContainerSpec container) {
    Map<String, String> targets = new TreeMap<>();
    for (SecretReference reference : container.secrets()) {
      checkReference("secret", reference.secret(), reference.target(), targets);
    }
  }

  private static void checkConfigs(ContainerSpec container) {
    Map<String, String> targets = new TreeMap<>();
    for (ConfigReference reference : container.configs()) {
      checkReference("config", reference.config(), reference.target(), targets);
    }
  }

  private static void checkReference(
      String kind, String name, String target, Map<String, String> targets) {
    if (name.isEmpty()) {
      throw new ApiError(INVALID_ARGUMENT, "malformed " + kind + " reference");
    }
    if (target.isEmpty()) {
      throw new ApiError(
          INVALID_ARGUMENT,
          "malformed file " + kind + " reference, invalid target file name provided");
    }
    String before = targets.putIfAbsent(target, name);
    if (before != null) {
      throw new ApiError(
          INVALID_ARGUMENT,
          kind + " references '" + before + "' and '" + name + "' have a conflicting target: '"
              + target + "'");
    }
  }

  private static void checkContainer(ContainerSpec container) {
    if (container.image().isEmpty()) {
      throw new ApiError(INVALID_ARGUMENT, "ContainerSpec: image reference must be provided");
    }
    if (!ImageReference.isValid(container.image())) {
      throw new ApiError(
          INVALID_ARGUMENT,
          "ContainerSpec: \"" + container.image() + "\" is not a valid repository/tag");
    }
    Set<String> targets = new TreeSet<>();
    for (MountSpec mount : container.mounts()) {
      if (!targets.add(mount.target())) {
        throw new ApiError(
            INVALID_ARGUMENT, "ContainerSpec: duplicate mount point: " + mount.target());
      }
    }
    checkHealth(container.health());
  }

  private static void checkHealth(@Nullable HealthCheck health) {
    if (health != null) {
      checkHealthDuration("Interval", health.intervalNs());
      checkHealthDuration("Timeout", health.timeoutNs());
      checkHealthDuration("StartPeriod", health.startPeriodNs());
      checkHealthDuration("StartInterval", health.startIntervalNs());
      if (health.retries() < 0) {
        throw new ApiError(
            INVALID_ARGUMENT, "ContainerSpec: Retries in HealthConfig cannot be negative");
      }
    }
  }

  private static void checkHealthDuration(String field, long durationNs) {
    if (durationNs != 0 && durationNs < MIN_DURATION_NS) {
      throw new ApiError(
          INVALID_ARGUMENT, "ContainerSpec: " + field + " in HealthConfig cannot be less than 1ms");
    }
  }
}
