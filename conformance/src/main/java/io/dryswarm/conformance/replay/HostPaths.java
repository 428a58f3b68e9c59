package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
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
    String mounts = task.spec().container().others().getOrDefault("/Mounts", "[]");
    for (JsonNode mount : Json.parse(mounts)) {
      String source = Json.text(mount, "Source");
      boolean isBind = Json.text(mount, "Type").equals("bind");
      if (isBind && !TOP.contains(source.replaceFirst("^/", "").split("/", 2)[0])) {
        return "invalid mount config for type \"bind\": bind source path does not exist: " + source;
      }
    }
    return "";
  }
}
