package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.ApiRequest.Kind;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.VolumeObject;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * {@code /volumes}: those of the cluster, of which only managers know. An engine looks among its own volumes first; here it has none to show.
 * Source: moby/moby daemon/server/router/volume/volume_routes.go, daemon/cluster/volumes.go.
 */
final class VolumeRequests {
  private final SwarmDoor door;
  private final VolumeForms forms;

  VolumeRequests(SwarmDoor door) {
    this.door = door;
    this.forms = new VolumeForms(door.times());
  }

  /** Filters are for the engine's own volumes: those of the cluster are listed all. */
  void list(int via, Consumer<EngineAnswer> answer) {
    if (!door.isManager(via)) {
      answer.accept(listed(Json.array()));
      return;
    }
    door.ask(
        via,
        new ApiRequest.ListAll(Kind.VOLUME),
        reply -> {
          ArrayNode volumes = Json.array();
          for (StoreObject object : SwarmDoor.listed(reply)) {
            volumes.add(forms.of((VolumeObject) object));
          }
          return listed(volumes);
        },
        answer);
  }

  private static EngineAnswer listed(ArrayNode volumes) {
    ObjectNode json = Json.object();
    json.set("Volumes", volumes);
    return EngineAnswer.ok(json.putNull("Warnings"));
  }

  void inspect(int via, String name, Consumer<EngineAnswer> answer) {
    if (!door.isManager(via)) {
      answer.accept(missing(name));
      return;
    }
    door.ask(
        via,
        new ApiRequest.Get(Kind.VOLUME, name),
        reply -> EngineAnswer.ok(forms.of((VolumeObject) SwarmDoor.found(reply))),
        answer);
  }

  private static EngineAnswer missing(String name) {
    return EngineAnswer.error(EngineAnswer.NOT_FOUND, "get " + name + ": no such volume");
  }

  void create(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    JsonNode body = Objects.requireNonNullElse(request.body(), Json.object());
    if (!body.path("ClusterVolumeSpec").isObject()) {
      answer.accept(
          EngineAnswer.error(
              EngineAnswer.NOT_IMPLEMENTED,
              "volumes of one engine are made when a task needs them; a cluster volume needs --type or another option of cluster volumes"));
      return;
    }
    door.ask(
        via,
        new ApiRequest.CreateVolume(VolumeReader.created(body)),
        reply -> new EngineAnswer(EngineAnswer.CREATED, forms.of((VolumeObject)
            Objects.requireNonNull(((ApiReply.Done) reply).object()))),
        answer);
  }

  /** The engine takes the specification as it is stored, and of what was sent the availability alone. */
  void update(int via, String id, EngineRequest request, Consumer<EngineAnswer> answer) {
    if (!door.isManager(via)) {
      answer.accept(EngineAnswer.error(
          EngineAnswer.UNAVAILABLE,
          "volume update only valid for cluster volumes, but swarm is unavailable"));
      return;
    }
    long version = ServiceRequests.version("swarm object", request);
    String wanted = request.body() == null ? "" : Json.text(request.body(), "Spec", "Availability");
    door.find(via, Kind.VOLUME, id, answer, found -> {
      VolumeSpec spec = ((VolumeObject) found).spec();
      VolumeSpec changed =
          spec.withAvailability(VolumeReader.availability(wanted, spec.availability()));
      door.ask(
          via,
          new ApiRequest.UpdateVolume(id, version, changed),
          reply -> EngineAnswer.ok(null),
          answer);
    });
  }

  /** With force it is no error that there is none. */
  void remove(int via, String name, EngineRequest request, Consumer<EngineAnswer> answer) {
    boolean isForced = request.isOn("force");
    if (!door.isManager(via)) {
      answer.accept(isForced ? new EngineAnswer(EngineAnswer.NO_CONTENT, null) : missing(name));
      return;
    }
    door.ask(
        via,
        new ApiRequest.RemoveVolume(name, isForced),
        reply -> new EngineAnswer(EngineAnswer.NO_CONTENT, null),
        reply -> answer.accept(
            isForced && reply.status() == EngineAnswer.NOT_FOUND
                ? new EngineAnswer(EngineAnswer.NO_CONTENT, null)
                : reply));
  }
}
