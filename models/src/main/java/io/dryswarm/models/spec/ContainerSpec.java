package io.dryswarm.models.spec;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a task.
 *
 * @param image             as written by the user: {@code redis:alpine}
 * @param command           what is run instead of the image's entry point; empty = the image's
 * @param args              arguments; empty = the image's
 * @param environment       variables by name
 * @param labels            container labels
 * @param health            how it is probed; {@code null} = as the image says
 * @param stopSignal        empty = the image's, else SIGTERM
 * @param stopGracePeriodNs time between the stop signal and the kill, nanoseconds; engine default 10 s
 * @param others            all further settings by their name in the Engine API, as JSON text: without effect on a simulation, but a change
 *                          of them is a change of the task
 */
public record ContainerSpec(
    String image,
    List<String> command,
    List<String> args,
    SortedMap<String, String> environment,
    SortedMap<String, String> labels,
    List<MountSpec> mounts,
    List<SecretReference> secrets,
    List<ConfigReference> configs,
    @Nullable HealthCheck health,
    String stopSignal,
    long stopGracePeriodNs,
    SortedMap<String, String> others) {
  public static final long DEFAULT_STOP_GRACE_PERIOD_NS = 10_000_000_000L;

  private static final String LOCAL_DRIVER = "local";

  /** With the image's own command, health check and stop signal. */
  public ContainerSpec(
      String image,
      SortedMap<String, String> environment,
      List<MountSpec> mounts,
      List<SecretReference> secrets,
      long stopGracePeriodNs) {
    this(
        image,
        List.of(),
        List.of(),
        environment,
        Collections.emptySortedMap(),
        mounts,
        secrets,
        List.of(),
        null,
        "",
        stopGracePeriodNs,
        Collections.emptySortedMap());
  }

  public ContainerSpec withHealth(@Nullable HealthCheck newHealth) {
    return new ContainerSpec(
        image,
        command,
        args,
        environment,
        labels,
        mounts,
        secrets,
        configs,
        newHealth,
        stopSignal,
        stopGracePeriodNs,
        others);
  }

  /** The same with what templates in it have become. */
  public ContainerSpec withExpanded(
      SortedMap<String, String> newEnvironment,
      List<MountSpec> newMounts,
      SortedMap<String, String> newOthers) {
    return new ContainerSpec(
        image,
        command,
        args,
        newEnvironment,
        labels,
        newMounts,
        secrets,
        configs,
        health,
        stopSignal,
        stopGracePeriodNs,
        newOthers);
  }

  public ContainerSpec withImage(String newImage) {
    return new ContainerSpec(
        newImage,
        command,
        args,
        environment,
        labels,
        mounts,
        secrets,
        configs,
        health,
        stopSignal,
        stopGracePeriodNs,
        others);
  }

  /**
   * A volume in a container.
   *
   * @param type     what kind of volume
   * @param volume   full volume name, or host path; empty = anonymous, dies with the container; of a cluster volume its name, or
   *                 {@code group:NAME} for any of a group
   * @param target   path in the container
   * @param readOnly whether the container may only read
   * @param driver   plugin that makes the volume on the node; empty = local
   */
  public record MountSpec(
      MountType type, String volume, String target, boolean readOnly, String driver) {
    /** A local volume, to read and write. */
    public MountSpec(String volume, String target) {
      this(MountType.VOLUME, volume, target, false, "");
    }

    public boolean isAnonymous() {
      return volume.isEmpty();
    }

    /** Whether the managers give the volume out, instead of each node for itself. */
    public boolean isCluster() {
      return type == MountType.CLUSTER;
    }

    /** The plugin that a node needs for it; empty if it needs none. */
    public String plugin() {
      return type == MountType.VOLUME && !driver.equals(LOCAL_DRIVER) ? driver : "";
    }
  }

  /** Kinds of mounts. */
  public enum MountType {
    BIND,
    VOLUME,
    TMPFS,
    NPIPE,
    /** A cluster (CSI) volume. */
    CLUSTER
  }

  /**
   * To whom a file of a secret or a config belongs, and who may read it.
   *
   * @param uid  number or name of its user
   * @param gid  number or name of its group
   * @param mode permission bits
   */
  public record FileOwner(String uid, String gid, int mode) {
    /** Root's, and everybody may read it. */
    public static final FileOwner DEFAULT = new FileOwner("0", "0", 0444);
  }

  /**
   * A secret file in a container.
   *
   * @param secret full secret name
   * @param target file name under {@code /run/secrets}, or a path from the root directory
   */
  public record SecretReference(String secret, String target, FileOwner owner) {
    /** A file that everybody may read. */
    public SecretReference(String secret, String target) {
      this(secret, target, FileOwner.DEFAULT);
    }
  }

  /**
   * A config file in a container.
   *
   * @param config full config name
   * @param target path, from the root directory
   */
  public record ConfigReference(String config, String target, FileOwner owner) {
    /** A file that everybody may read. */
    public ConfigReference(String config, String target) {
      this(config, target, FileOwner.DEFAULT);
    }
  }
}
