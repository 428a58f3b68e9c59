package io.dryswarm.models.controlapi;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreView;
import java.util.List;

/**
 * Whether a published port belongs to another service already: an ingress port excludes every other use of the number, host ports of two
 * services do not exclude each other. Source: control-plane facts 10.15; moby/swarmkit manager/controlapi/service.go checkPortConflicts.
 */
final class PortConflicts {
  /** A service that does not exist yet. */
  static final int NEW_SERVICE = -1;

  private PortConflicts() {}

  /** @throws ApiError for the first conflict, services by id */
  static void check(ServiceSpec spec, int self, StoreView view) {
    for (ServiceObject service : view.services()) {
      if (service.id() != self) {
        check(spec.ports(), service.spec().ports(), service);
        check(spec.ports(), service.ports(), service);
      }
    }
  }

  private static void check(List<PortSpec> wanted, List<PortSpec> taken, ServiceObject owner) {
    for (PortSpec port : taken) {
      if (port.published() == 0) {
        continue;
      }
      boolean isIngress = port.mode() == PublishMode.INGRESS;
      for (PortSpec own : wanted) {
        boolean excludes = isIngress || own.mode() == PublishMode.INGRESS;
        if (excludes && PublishedPort.of(own).equals(PublishedPort.of(port))) {
          throw new ApiError(ErrorCode.INVALID_ARGUMENT, text(port, owner, isIngress));
        }
      }
    }
  }

  private static String text(PortSpec port, ServiceObject owner, boolean isIngress) {
    return "port '"
        + port.published()
        + "' is already in use by service '"
        + owner.spec().name()
        + "' ("
        + ObjectIds.of(owner)
        + ") as "
        + (isIngress ? "an ingress port" : "a host-published port");
  }
}
