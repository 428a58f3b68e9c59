package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.ALREADY_EXISTS;
import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;

/** Secrets. Source: control-plane facts 1.5.39, 1.5.40; moby/swarmkit manager/controlapi/secret.go. */
final class SecretCalls {
  private SecretCalls() {}

  static StoreObject create(ApiRequest.CreateSecret request, StoreTx tx) {
    if (tx.secretNamed(request.spec().name()) != null) {
      throw new ApiError(ALREADY_EXISTS, "secret " + request.spec().name() + " already exists");
    }
    SecretObject secret = SecretObject.create(tx.nextId(), request.spec());
    tx.create(secret);
    return secret;
  }

  static StoreObject update(ApiRequest.UpdateSecret request, StoreTx tx) {
    SecretObject secret = References.secret(tx, request.secret());
    SecretSpec old = secret.spec();
    SecretSpec spec = request.spec();
    boolean sameData = spec.data().isEmpty() || spec.data().equals(old.data());
    if (!spec.name().equals(old.name()) || !sameData) {
      throw new ApiError(INVALID_ARGUMENT, "only updates to Labels are allowed");
    }
    SecretObject updated = new SecretObject(
        secret.id(),
        request.version(),
        new SecretSpec(old.name(), old.data(), spec.labels(), old.templating()));
    tx.update(updated);
    return updated;
  }

  static void remove(ApiRequest.RemoveSecret request, StoreTx tx) {
    SecretObject secret = References.secret(tx, request.secret());
    String name = secret.spec().name();
    Users.refuseIfAny(
        "secret",
        name,
        tx,
        container -> container.secrets().stream()
            .anyMatch(reference -> reference.secret().equals(name)));
    tx.remove(secret);
  }

  /** A secret is shown without its data. */
  static SecretObject redacted(SecretObject secret) {
    SecretSpec spec = secret.spec();
    return new SecretObject(
        secret.id(),
        secret.version(),
        new SecretSpec(spec.name(), "", spec.labels(), spec.templating()));
  }
}
