package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.UpdateConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a service's specification is one, in Swarm's order. Source: moby/swarmkit manager/controlapi/service.go validateServiceSpec. */
final class ServiceCheck {
  private ServiceCheck() {}

  static void check(ServiceSpec spec) {
    Names.checkObject(spec.name());
    TaskCheck.check(spec.task());
    checkMode(spec.mode());
    if (!spec.mode().isJob()) {
      checkUpdate(spec.update());
    } else if (spec.update() != null) {
      throw new ApiError(INVALID_ARGUMENT, "Jobs may not have an update config");
    }
    checkEndpoint(spec);
  }

  private static void checkMode(ServiceMode mode) {
    if (mode instanceof ServiceMode.ReplicatedJob job) {
      if (job.maxConcurrent() < 0) {
        throw new ApiError(INVALID_ARGUMENT, "Maximum concurrent jobs must not be negative");
      }
      if (job.totalCompletions() < 0) {
        throw new ApiError(INVALID_ARGUMENT, "Total completed jobs must not be negative");
      }
    }
  }

  private static void checkUpdate(@Nullable UpdateConfig update) {
    if (update == null) {
      return;
    }
    if (update.delayNs() < 0) {
      throw new ApiError(INVALID_ARGUMENT, "TaskSpec: update-delay cannot be negative");
    }
    if (update.monitorNs() < 0) {
      throw new ApiError(INVALID_ARGUMENT, "TaskSpec: update-monitor cannot be negative");
    }
    if (update.maxFailureRatio() < 0 || update.maxFailureRatio() > 1) {
      throw new ApiError(
          INVALID_ARGUMENT,
          "TaskSpec: update-maxfailureratio cannot be less than 0 or bigger than 1");
    }
  }

  private static void checkEndpoint(ServiceSpec spec) {
    List<PublishedPort> seen = new ArrayList<>();
    for (PortSpec port : spec.ports()) {
      if (spec.endpointMode() == ServiceSpec.EndpointMode.DNSRR
          && port.mode() == PortSpec.PublishMode.INGRESS) {
        throw new ApiError(
            INVALID_ARGUMENT,
            "EndpointSpec: port published with ingress mode can't be used with dnsrr mode");
      }
      if (port.published() != 0) {
        if (seen.contains(PublishedPort.of(port))) {
          throw new ApiError(INVALID_ARGUMENT, "EndpointSpec: duplicate published ports provided");
        }
        seen.add(PublishedPort.of(port));
      }
    }
  }
}
