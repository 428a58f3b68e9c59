package io.dryswarm.conformance.replay;

import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
import io.dryswarm.models.store.TaskObject;
import java.util.Set;

/** What a machine of the recordings has on its disk: a Linux system, and nothing of a user's. */
final class HostPaths {
  private static final Set<String> TOP = Set.of(
      "", "bin", "boot", "dev", "etc", "home", "lib", "lib64", "media", "mnt", "opt", "proc",
      "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var");

  private HostPaths() {}

  /** Why the engine does not make the container; empty if it can mount all that it is asked to. */
  static String rejection(TaskObject task) {
    for (MountSpec mount : task.spec().container().mounts()) {
      String top = mount.volume().replaceFirst("^/", "").split("/", 2)[0];
      if (mount.type() == MountType.BIND && !TOP.contains(top)) {
        return "invalid mount config for type \"bind\": bind source path does not exist: "
            + mount.volume();
      }
    }
    return "";
  }
}
