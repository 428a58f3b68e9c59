package io.dryswarm.models.secrets;

import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.FileOwner;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that a container has of secrets and configs: each one is mounted for itself, read-only, from memory.
 *
 * <p>The engine keeps one file for each secret and config of a container, also if it is mounted in several places: all of them get the owner
 * of the last reference. Source: moby/moby daemon/container_operations_unix.go; measured with Engine 20.10.
 */
public final class ContainerFiles {
  /** Where a secret goes whose target is no path from the root directory. */
  public static final String SECRETS = "/run/secrets";

  /**
   * A mounted file.
   *
   * @param path    from the container's root directory
   * @param content templates are filled in
   */
  public record MountedFile(String path, FileOwner owner, String content) {
    /** Length, bytes. */
    public int sizeBytes() {
      return content.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
  }

  private ContainerFiles() {}

  /**
   * The files of a container that starts now.
   *
   * @param secrets what the node holds of those that the task names, filled in
   * @param configs the same
   */
  public static List<MountedFile> of(
      TaskObject task, List<SecretObject> secrets, List<ConfigObject> configs) {
    ContainerSpec container = task.spec().container();
    TreeMap<String, FileOwner> owners = new TreeMap<>();
    container.secrets().forEach(r -> owners.put("secret " + r.secret(), r.owner()));
    container.configs().forEach(r -> owners.put("config " + r.config(), r.owner()));
    List<MountedFile> files = new ArrayList<>();
    for (SecretReference reference : container.secrets()) {
      String name = reference.secret();
      String data = secrets.stream()
          .filter(secret -> secret.spec().name().equals(name))
          .map(secret -> secret.spec().data())
          .findFirst()
          .orElse(null);
      add(files, path(SECRETS, reference.target()), owners.get("secret " + name), data);
    }
    for (ConfigReference reference : container.configs()) {
      String name = reference.config();
      String data = configs.stream()
          .filter(config -> config.spec().name().equals(name))
          .map(config -> config.spec().data())
          .findFirst()
          .orElse(null);
      add(files, path("", reference.target()), owners.get("config " + name), data);
    }
    return Collections.unmodifiableList(files);
  }

  private static void add(
      List<MountedFile> files, String path, @Nullable FileOwner owner, @Nullable String data) {
    if (data != null && owner != null) {
      files.add(new MountedFile(path, owner, data));
    }
  }

  private static String path(String folder, String target) {
    return target.startsWith("/") ? target : folder + "/" + target;
  }
}
