package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.ALREADY_EXISTS;
import static io.dryswarm.models.controlapi.ErrorCode.FAILED_PRECONDITION;
import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;
import static io.dryswarm.models.controlapi.ErrorCode.UNIMPLEMENTED;

import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import java.util.ArrayList;
import java.util.List;

/** Services. Source: control-plane facts 1.3, 8.4.31; moby/swarmkit manager/controlapi/service.go. */
final class ServiceCalls {
  private ServiceCalls() {}

  /** What is refused before the store is asked. */
  static void check(ApiRequest.CreateService request, StoreView view) {
    checkSpec(request.spec(), view);
    PortConflicts.check(request.spec(), PortConflicts.NEW_SERVICE, view);
    checkIngress(request.spec(), view);
  }

  /** What is refused before the store is asked. */
  static void check(ApiRequest.UpdateService request, StoreView view) {
    ServiceObject service = References.service(view, request.service());
    checkSpec(request.spec(), view);
    if (!sameEndpoint(request.spec(), service.spec())) {
      PortConflicts.check(request.spec(), service.id(), view);
    }
  }

  static StoreObject create(ApiRequest.CreateService request, StoreTx tx) {
    ServiceSpec spec = request.spec();
    checkReferences(spec.task().container(), tx);
    if (tx.serviceNamed(spec.name()) != null) {
      throw new ApiError(
          ALREADY_EXISTS,
          "name conflicts with an existing object: service " + spec.name() + " already exists");
    }
    ServiceObject service = ServiceObject.create(tx.nextId(), spec);
    tx.create(service);
    return service;
  }

  static StoreObject update(ApiRequest.UpdateService request, StoreTx tx) {
    ServiceObject service = References.service(tx, request.service());
    ServiceSpec spec = request.spec();
    checkReferences(spec.task().container(), tx);
    if (spec.mode().getClass() != service.spec().mode().getClass()) {
      throw new ApiError(UNIMPLEMENTED, "service mode change is not allowed");
    }
    if (!spec.name().equals(service.spec().name())) {
      throw new ApiError(UNIMPLEMENTED, "renaming services is not supported");
    }
    checkIngress(spec, tx);
    return store(service.withVersion(request.version()).withSpec(spec), tx);
  }

  static StoreObject rollBack(ApiRequest.RollbackService request, StoreTx tx, long nowNs) {
    ServiceObject service = References.service(tx, request.service());
    ServiceSpec previous = service.previousSpec();
    if (previous == null) {
      throw new ApiError(
          FAILED_PRECONDITION,
          "service " + ObjectIds.of(service) + " does not have a previous spec");
    }
    checkIngress(previous, tx);
    return store(service.withVersion(request.version()).rolledBack(nowNs), tx);
  }

  static void remove(ApiRequest.RemoveService request, StoreTx tx) {
    tx.remove(References.service(tx, request.service()));
  }

  private static StoreObject store(ServiceObject service, StoreTx tx) {
    tx.update(service);
    return service;
  }

  private static void checkSpec(ServiceSpec spec, StoreView view) {
    for (NetworkAttachmentSpec attachment : spec.task().networks()) {
      References.network(view, attachment.network());
    }
    ServiceCheck.check(spec);
    for (NetworkAttachmentSpec attachment : spec.task().networks()) {
      NetworkObject network = References.network(view, attachment.network());
      if (network.spec().ingress()) {
        throw new ApiError(
            INVALID_ARGUMENT,
            "Service cannot be explicitly attached to the ingress network \""
                + network.spec().name()
                + "\"");
      }
    }
  }

  private static void checkIngress(ServiceSpec spec, StoreView view) {
    if (spec.usesIngress()
        && view.networks().stream().noneMatch(network -> network.spec().ingress())) {
      throw new ApiError(
          FAILED_PRECONDITION, "service needs ingress network, but no ingress network is present");
    }
  }

  private static void checkReferences(ContainerSpec container, StoreView view) {
    List<String> secrets = new ArrayList<>();
    for (SecretReference reference : container.secrets()) {
      if (view.secretNamed(reference.secret()) == null) {
        secrets.add(reference.secret());
      }
    }
    refuseMissing("secret", secrets);
    List<String> configs = new ArrayList<>();
    for (ConfigReference reference : container.configs()) {
      if (view.configNamed(reference.config()) == null) {
        configs.add(reference.config());
      }
    }
    refuseMissing("config", configs);
  }

  private static void refuseMissing(String kind, List<String> names) {
    if (!names.isEmpty()) {
      String kinds = names.size() == 1 ? kind : kind + "s";
      throw new ApiError(INVALID_ARGUMENT, kinds + " not found: " + String.join(", ", names));
    }
  }

  /** Mode and ports; the order of ports counts. */
  private static boolean sameEndpoint(ServiceSpec one, ServiceSpec other) {
    return one.endpointMode() == other.endpointMode() && one.ports().equals(other.ports());
  }
}
