package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import java.util.Set;

/** The types of mounts that an engine knows: those of clusters came with version 23. Source: moby/moby daemon/cluster/convert/container.go. */
final class MountTypes {
  private static final Set<String> KNOWN = Set.of("", "bind", "volume", "tmpfs", "npipe");
  private static final String CLUSTER = "cluster";

  private final boolean knowsClusters;

  MountTypes(EngineVersion version) {
    this.knowsClusters = !version.api().equals("1.41");
  }

  /** @throws IllegalArgumentException in the engine's words */
  void check(JsonNode service) {
    for (JsonNode mount : Json.at(service, "TaskTemplate", "ContainerSpec").path("Mounts")) {
      String type = Json.text(mount, "Type");
      if (!KNOWN.contains(type) && !(knowsClusters && type.equals(CLUSTER))) {
        throw new IllegalArgumentException("invalid MountType: \"" + type + "\"");
      }
    }
  }
}
