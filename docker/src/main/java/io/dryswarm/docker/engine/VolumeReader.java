package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.controlapi.ErrorCode;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.spec.VolumeSpec.AccessType;
import io.dryswarm.models.spec.VolumeSpec.Availability;
import io.dryswarm.models.spec.VolumeSpec.Scope;
import io.dryswarm.models.spec.VolumeSpec.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the specification of a cluster volume. A word that it does not know stands for the first of its kind. Source: moby/moby
 * daemon/cluster/convert/volume.go.
 */
final class VolumeReader {
  private VolumeReader() {}

  /**
   * @param body what {@code POST /volumes/create} was sent
   * @throws ApiError if it does not say how the volume may be used
   */
  static VolumeSpec created(JsonNode body) {
    return read(
        body.path("ClusterVolumeSpec"),
        Json.text(body, "Name"),
        Json.text(body, "Driver"),
        Json.map(body.path("DriverOpts")),
        Json.map(body.path("Labels")));
  }

  private static VolumeSpec read(
      JsonNode spec,
      String name,
      String driver,
      SortedMap<String, String> options,
      SortedMap<String, String> labels) {
    JsonNode mode = spec.path("AccessMode");
    if (!mode.isObject() && !name.isEmpty()) {
      throw new ApiError(ErrorCode.INVALID_ARGUMENT, "AccessMode must not be nil");
    }
    TreeMap<String, String> secrets = new TreeMap<>();
    for (JsonNode secret : spec.path("Secrets")) {
      secrets.put(Json.text(secret, "Key"), Json.text(secret, "Secret"));
    }
    return new VolumeSpec(
        name,
        Json.text(spec, "Group"),
        driver,
        Json.text(mode, "Scope").equals("multi") ? Scope.MULTI_NODE : Scope.SINGLE_NODE,
        sharing(Json.text(mode, "Sharing")),
        availability(Json.text(spec, "Availability"), Availability.ACTIVE),
        new VolumeSpec.Request(
            type(mode),
            Json.at(spec, "CapacityRange", "RequiredBytes").asLong(0),
            Json.at(spec, "CapacityRange", "LimitBytes").asLong(0),
            topologies(Json.at(spec, "AccessibilityRequirements", "Requisite")),
            topologies(Json.at(spec, "AccessibilityRequirements", "Preferred")),
            secrets,
            options),
        labels);
  }

  private static AccessType type(JsonNode mode) {
    if (mode.path("MountVolume").isObject()) {
      return AccessType.MOUNT;
    }
    return mode.path("BlockVolume").isObject() ? AccessType.BLOCK : AccessType.UNSAID;
  }

  private static Sharing sharing(String word) {
    return switch (word) {
      case "readonly" -> Sharing.READ_ONLY;
      case "onewriter" -> Sharing.ONE_WRITER;
      case "all" -> Sharing.ALL;
      default -> Sharing.NONE;
    };
  }

  static Availability availability(String word, Availability otherwise) {
    return switch (word) {
      case "active" -> Availability.ACTIVE;
      case "pause" -> Availability.PAUSE;
      case "drain" -> Availability.DRAIN;
      default -> otherwise;
    };
  }

  private static List<SortedMap<String, String>> topologies(JsonNode array) {
    List<SortedMap<String, String>> topologies = new ArrayList<>();
    array.forEach(topology -> topologies.add(Json.map(topology.path("Segments"))));
    return List.copyOf(topologies);
  }
}
