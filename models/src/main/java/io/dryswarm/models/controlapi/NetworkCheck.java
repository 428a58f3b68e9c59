package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.Subnets;
import java.util.List;
import java.util.OptionalInt;

/** Whether a network's specification is one, in Swarm's order. Source: moby/swarmkit manager/controlapi/network.go validateNetworkSpec. */
final class NetworkCheck {
  private static final List<String> DRIVERS =
      List.of(NetworkSpec.OVERLAY, "macvlan", "bridge", "ipvlan", "host");

  private NetworkCheck() {}

  static void check(NetworkSpec spec) {
    if (spec.attachable() && spec.ingress()) {
      throw new ApiError(INVALID_ARGUMENT, "ingress network cannot be attachable");
    }
    Names.checkObject(spec.name());
    if (spec.labels().containsKey(NetworkCalls.PREDEFINED)) {
      throw new ApiError(
          ErrorCode.PERMISSION_DENIED,
          "label " + NetworkCalls.PREDEFINED
              + " is for internally created predefined networks and cannot be applied by users");
    }
    checkDriver(spec);
    if (!spec.subnet().isEmpty()) {
      checkRange(spec.subnet(), spec.gateway());
    }
  }

  private static void checkDriver(NetworkSpec spec) {
    if (spec.ingress() && spec.isNodeLocal()) {
      throw new ApiError(
          ErrorCode.UNIMPLEMENTED,
          "only overlay driver is currently supported for ingress network");
    }
    if (spec.driver().isEmpty()) {
      throw new ApiError(INVALID_ARGUMENT, "driver name: if driver is specified name is required");
    }
    if (!DRIVERS.contains(spec.driver())) {
      throw new ApiError(INVALID_ARGUMENT, "error during lookup of plugin " + spec.driver());
    }
  }

  private static void checkRange(String subnet, String gateway) {
    Subnets.Range range =
        Subnets.range(subnet).orElseThrow(() -> refusal("invalid subnet " + subnet));
    if (!gateway.isEmpty()) {
      OptionalInt address = Subnets.address(gateway);
      if (address.isEmpty()) {
        throw refusal("invalid gateway " + gateway);
      }
      if (!range.contains(address.getAsInt())) {
        throw refusal("subnet " + subnet + " does not contain gateway " + gateway);
      }
    }
  }

  private static ApiError refusal(String reason) {
    return new ApiError(INVALID_ARGUMENT, "ipam configuration: " + reason);
  }
}
