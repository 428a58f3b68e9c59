package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.GoTime;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.VolumeObject;
import java.util.List;
import java.util.SortedMap;

/** Cluster volumes as the API shows them. Source: moby/moby daemon/cluster/convert/volume.go. */
final class VolumeForms {
  private final ObjectTimes times;

  VolumeForms(ObjectTimes times) {
    this.times = times;
  }

  ObjectNode of(VolumeObject volume) {
    VolumeSpec spec = volume.spec();
    ObjectNode json = Json.object();
    json.set("ClusterVolume", cluster(volume));
    json.put("CreatedAt", GoTime.spelled(times.created(volume))).put("Driver", spec.driver());
    map(json, "Labels", spec.labels());
    json.put("Mountpoint", "").put("Name", spec.name());
    map(json, "Options", spec.request().options());
    return json.put("Scope", "global");
  }

  private static void map(ObjectNode json, String key, SortedMap<String, String> values) {
    if (values.isEmpty()) {
      json.putNull(key);
    } else {
      json.set(key, Json.object(values));
    }
  }

  private ObjectNode cluster(VolumeObject volume) {
    ObjectNode json = Forms.begin(volume, times);
    json.set("Spec", spec(volume.spec()));
    if (!volume.published().isEmpty()) {
      ArrayNode statuses = json.putArray("PublishStatus");
      for (VolumeObject.PublishStatus status : volume.published()) {
        statuses
            .addObject()
            .put("NodeID", ObjectIds.ofNode(status.node()))
            .put("State", status.state().word());
      }
    }
    VolumeObject.Info info = volume.info();
    if (info != null) {
      ObjectNode made = json.putObject("Info");
      if (info.capacityBytes() != 0) {
        made.put("CapacityBytes", info.capacityBytes());
      }
      made.put("VolumeID", info.pluginId());
      topologies(made, "AccessibleTopology", info.accessibleTopology());
    }
    return json;
  }

  private static ObjectNode spec(VolumeSpec spec) {
    VolumeSpec.Request request = spec.request();
    ObjectNode json = Json.object();
    if (!spec.group().isEmpty()) {
      json.put("Group", spec.group());
    }
    ObjectNode mode = json.putObject("AccessMode")
        .put("Scope", spec.isSingleNode() ? "single" : "multi")
        .put("Sharing", Forms.word(spec.sharing()).replace("_", ""));
    switch (request.type()) {
      case MOUNT -> mode.putObject("MountVolume");
      case BLOCK -> mode.putObject("BlockVolume");
      case UNSAID -> throw new AssertionError("no such volume is made");
    }
    ObjectNode topology = json.putObject("AccessibilityRequirements");
    topologies(topology, "Requisite", request.requisite());
    topologies(topology, "Preferred", request.preferred());
    json.putObject("CapacityRange")
        .put("RequiredBytes", request.requiredBytes())
        .put("LimitBytes", request.limitBytes());
    if (!request.secrets().isEmpty()) {
      ArrayNode secrets = json.putArray("Secrets");
      request
          .secrets()
          .forEach((key, secret) -> secrets.addObject().put("Key", key).put("Secret", secret));
    }
    return json.put("Availability", Forms.word(spec.availability()));
  }

  private static void topologies(
      ObjectNode json, String key, List<SortedMap<String, String>> topologies) {
    if (!topologies.isEmpty()) {
      ArrayNode array = json.putArray(key);
      topologies.forEach(segments -> array.addObject().set("Segments", Json.object(segments)));
    }
  }
}
