package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.ALREADY_EXISTS;
import static io.dryswarm.models.controlapi.ErrorCode.FAILED_PRECONDITION;
import static io.dryswarm.models.controlapi.ErrorCode.PERMISSION_DENIED;

import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;

/** Networks. Source: control-plane facts 1.5.37, 10.20; moby/swarmkit manager/controlapi/network.go. */
final class NetworkCalls {
  static final String PREDEFINED = "com.docker.swarm.predefined";

  private NetworkCalls() {}

  /** What is refused before the store is asked. */
  static void check(ApiRequest.CreateNetwork request, StoreView view) {
    NetworkSpec spec = request.spec();
    if (isPredefined(spec.name())) {
      throw ApiError.ofEngine(
          PERMISSION_DENIED, spec.name() + " is a pre-defined network and cannot be created");
    }
    if (view.networkNamed(spec.name()) != null) {
      throw ApiError.ofEngine(
          ALREADY_EXISTS, "network with name " + spec.name() + " already exists");
    }
    NetworkCheck.check(spec);
  }

  static StoreObject create(ApiRequest.CreateNetwork request, StoreTx tx) {
    if (request.spec().ingress()) {
      for (NetworkObject network : tx.networks()) {
        if (network.spec().ingress()) {
          throw new ApiError(
              ALREADY_EXISTS, "ingress network (" + ObjectIds.of(network) + ") is already present");
        }
      }
    }
    if (tx.networkNamed(request.spec().name()) != null) {
      throw new ApiError(ErrorCode.UNKNOWN, "name conflicts with an existing object");
    }
    NetworkObject network = NetworkObject.create(tx.nextId(), request.spec());
    tx.create(network);
    return network;
  }

  static void remove(ApiRequest.RemoveNetwork request, StoreTx tx) {
    NetworkObject network = References.network(tx, request.network());
    if ("true".equals(network.spec().labels().get(PREDEFINED))) {
      throw new ApiError(
          FAILED_PRECONDITION,
          "network "
              + ObjectIds.of(network)
              + " ("
              + network.spec().name()
              + ") is a swarm predefined network and cannot be removed");
    }
    if (network.spec().ingress()) {
      checkIngressUnused(tx);
    } else {
      checkUnused(network, tx);
    }
    tx.remove(network);
  }

  private static void checkIngressUnused(StoreView view) {
    for (ServiceObject service : view.services()) {
      if (service.spec().usesIngress()) {
        throw new ApiError(
            FAILED_PRECONDITION,
            "ingress network cannot be removed because service "
                + ObjectIds.of(service)
                + " depends on it");
      }
    }
  }

  /** Services by id, then tasks by id. */
  private static void checkUnused(NetworkObject network, StoreView view) {
    String inUse = "network " + ObjectIds.of(network) + " is in use by ";
    for (ServiceObject service : view.services()) {
      if (names(service.spec().task().networks(), network)) {
        throw new ApiError(FAILED_PRECONDITION, inUse + "service " + ObjectIds.of(service));
      }
    }
    for (TaskObject task : view.tasks()) {
      if (!task.desired().isAfter(TaskState.RUNNING)
          && !task.observed().isAfter(TaskState.RUNNING)
          && names(task.spec().networks(), network)) {
        throw new ApiError(FAILED_PRECONDITION, inUse + "task " + ObjectIds.of(task));
      }
    }
  }

  private static boolean names(List<NetworkAttachmentSpec> attachments, NetworkObject network) {
    return attachments.stream()
        .anyMatch(
            attachment -> attachment.network().equalsIgnoreCase(network.spec().name()));
  }

  private static boolean isPredefined(String name) {
    return name.equals("bridge")
        || name.equals("host")
        || name.equals("none")
        || name.equals("default");
  }
}
