package io.dryswarm.models.spec;

import java.util.List;
import java.util.SortedMap;

/**
 * What runs in a task.
 *
 * @param image            as written by the user: {@code redis:alpine}
 * @param environment      variables by name
 * @param stopGracePeriodNs time between the stop signal and the kill, nanoseconds; engine default 10 s
 */
public record ContainerSpec(
    String image,
    SortedMap<String, String> environment,
    List<MountSpec> mounts,
    List<SecretReference> secrets,
    long stopGracePeriodNs) {
  public static final long DEFAULT_STOP_GRACE_PERIOD_NS = 10_000_000_000L;

  /**
   * A volume in a container.
   *
   * @param volume full volume name; empty = anonymous, dies with the container
   * @param target path in the container
   */
  public record MountSpec(String volume, String target) {
    public boolean isAnonymous() {
      return volume.isEmpty();
    }
  }

  /**
   * A secret file in a container.
   *
   * @param secret full secret name
   * @param target file name under {@code /run/secrets}
   */
  public record SecretReference(String secret, String target) {}
}
