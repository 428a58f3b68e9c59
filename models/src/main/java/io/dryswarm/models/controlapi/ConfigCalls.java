package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.ALREADY_EXISTS;
import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;

/** Configs. Source: control-plane facts 1.5.39, 1.5.40; moby/swarmkit manager/controlapi/config.go. */
final class ConfigCalls {
  private ConfigCalls() {}

  static StoreObject create(ApiRequest.CreateConfig request, StoreTx tx) {
    if (tx.configNamed(request.spec().name()) != null) {
      throw new ApiError(ALREADY_EXISTS, "config " + request.spec().name() + " already exists");
    }
    ConfigObject config = ConfigObject.create(tx.nextId(), request.spec());
    tx.create(config);
    return config;
  }

  static StoreObject update(ApiRequest.UpdateConfig request, StoreTx tx) {
    ConfigObject config = References.config(tx, request.config());
    ConfigSpec old = config.spec();
    ConfigSpec spec = request.spec();
    boolean sameData = spec.data().isEmpty() || spec.data().equals(old.data());
    if (!spec.name().equals(old.name()) || !sameData) {
      throw new ApiError(INVALID_ARGUMENT, "only updates to Labels are allowed");
    }
    ConfigObject updated = new ConfigObject(
        config.id(),
        request.version(),
        new ConfigSpec(old.name(), old.data(), spec.labels(), old.templating()));
    tx.update(updated);
    return updated;
  }

  static void remove(ApiRequest.RemoveConfig request, StoreTx tx) {
    ConfigObject config = References.config(tx, request.config());
    String name = config.spec().name();
    Users.refuseIfAny(
        "config",
        name,
        tx,
        container -> container.configs().stream()
            .anyMatch(reference -> reference.config().equals(name)));
    tx.remove(config);
  }
}
