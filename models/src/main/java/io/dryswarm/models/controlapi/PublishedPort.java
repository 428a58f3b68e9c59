package io.dryswarm.models.controlapi;

import io.dryswarm.models.spec.PortSpec;

/** What two ports must not share. */
record PublishedPort(PortSpec.Protocol protocol, int number) {
  static PublishedPort of(PortSpec port) {
    return new PublishedPort(port.protocol(), port.published());
  }
}
