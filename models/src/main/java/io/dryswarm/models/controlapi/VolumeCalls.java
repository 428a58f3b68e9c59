package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.FAILED_PRECONDITION;
import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.VolumeObject;
import java.util.ArrayList;
import java.util.List;

/** Cluster volumes. Source: moby/swarmkit manager/controlapi/volume.go. */
final class VolumeCalls {
  private VolumeCalls() {}

  static void check(ApiRequest.CreateVolume request) {
    VolumeSpec spec = request.spec();
    if (spec.name().isEmpty()) {
      throw new ApiError(INVALID_ARGUMENT, "meta: name must be provided");
    }
    if (spec.request().type() == VolumeSpec.AccessType.UNSAID) {
      throw new ApiError(
          INVALID_ARGUMENT, "Volume AccessMode must specify either Mount or Block access type");
    }
  }

  static StoreObject create(ApiRequest.CreateVolume request, StoreTx tx) {
    checkSecrets(request.spec(), tx);
    if (tx.volumeNamed(request.spec().name()) != null) {
      throw new ApiError(ErrorCode.UNKNOWN, "name conflicts with an existing object");
    }
    VolumeObject volume = VolumeObject.create(tx.nextId(), request.spec());
    tx.create(volume);
    return volume;
  }

  /** All that are missing are told at once. They are looked up by id alone. */
  private static void checkSecrets(VolumeSpec spec, StoreTx tx) {
    List<String> missing = new ArrayList<>();
    for (String id : spec.request().secrets().values()) {
      if (tx.secrets().stream().noneMatch(secret -> ObjectIds.of(secret).equals(id))) {
        missing.add(id);
      }
    }
    if (!missing.isEmpty()) {
      throw new ApiError(
          INVALID_ARGUMENT,
          (missing.size() == 1 ? "secret" : "secrets") + " not found: "
              + String.join(", ", missing));
    }
  }

  static StoreObject update(ApiRequest.UpdateVolume request, StoreTx tx) {
    VolumeObject volume = References.volume(tx, request.volume());
    VolumeSpec old = volume.spec();
    VolumeSpec spec = request.spec();
    refuseIf(!spec.name().equals(old.name()), "Name");
    refuseIf(!spec.group().equals(old.group()), "Group");
    refuseIf(
        !spec.request().requisite().equals(old.request().requisite())
            || !spec.request().preferred().equals(old.request().preferred()),
        "AccessibilityRequirements");
    refuseIf(
        !spec.driver().equals(old.driver())
            || !spec.request().options().equals(old.request().options()),
        "Driver");
    refuseIf(
        spec.scope() != old.scope()
            || spec.sharing() != old.sharing()
            || spec.request().type() != old.request().type(),
        "AccessMode");
    refuseIf(!spec.request().secrets().equals(old.request().secrets()), "Secrets");
    refuseIf(
        spec.request().requiredBytes() != old.request().requiredBytes()
            || spec.request().limitBytes() != old.request().limitBytes(),
        "CapacityRange");
    VolumeObject updated = volume
        .withSpec(old.withLabels(spec.labels()).withAvailability(spec.availability()))
        .withVersion(request.version());
    tx.update(updated);
    return updated;
  }

  private static void refuseIf(boolean hasChanged, String field) {
    if (hasChanged) {
      throw new ApiError(INVALID_ARGUMENT, field + " cannot be updated");
    }
  }

  /** Availability is not looked at, whatever the documentation says: only a status on some node refuses. */
  static void remove(ApiRequest.RemoveVolume request, StoreTx tx) {
    VolumeObject volume = References.volume(tx, request.volume());
    if (request.force()) {
      tx.remove(volume);
    } else if (!volume.published().isEmpty()) {
      throw new ApiError(FAILED_PRECONDITION, "volume is still in use");
    } else {
      tx.update(volume.deleting());
    }
  }
}
