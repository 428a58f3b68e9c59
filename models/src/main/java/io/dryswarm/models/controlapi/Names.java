package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import java.util.regex.Pattern;

/** Which names Swarm accepts. Source: control-plane facts 1.1.9; moby/swarmkit manager/controlapi/common.go. */
final class Names {
  private static final int MAX_LENGTH = 63;
  private static final int MAX_LENGTH_OF_DATA = 64;
  private static final Pattern DNS = Pattern.compile("[a-zA-Z0-9](?:[-_]*[A-Za-z0-9]+)*");
  private static final Pattern OF_DATA =
      Pattern.compile("[a-zA-Z0-9]+(?:[a-zA-Z0-9-_.]*[a-zA-Z0-9])?");

  private Names() {}

  /** Of a service or a network. */
  static void checkObject(String name) {
    if (name.isEmpty()) {
      throw new ApiError(INVALID_ARGUMENT, "meta: name must be provided");
    }
    if (!DNS.matcher(name).matches()) {
      throw new ApiError(INVALID_ARGUMENT, "name must be valid as a DNS name component");
    }
    if (name.length() > MAX_LENGTH) {
      throw new ApiError(INVALID_ARGUMENT, "name must be 63 characters or fewer");
    }
  }

  /** Of a secret or a config. */
  static void checkData(String name) {
    if (name.isEmpty()) {
      throw new ApiError(INVALID_ARGUMENT, "name must be provided");
    }
    if (name.length() > MAX_LENGTH_OF_DATA || !OF_DATA.matcher(name).matches()) {
      throw new ApiError(
          INVALID_ARGUMENT,
          "invalid name, only 64 [a-zA-Z0-9-_.] characters allowed, and the start and end character must be [a-zA-Z0-9]");
    }
  }
}
