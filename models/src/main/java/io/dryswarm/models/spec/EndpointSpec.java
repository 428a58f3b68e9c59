package io.dryswarm.models.spec;

import java.util.List;

/**
 * How a service is reached, as its user wants it. A change of it makes every task out of date.
 *
 * @param ports published ports, in the order of the specification
 */
public record EndpointSpec(ServiceSpec.EndpointMode mode, List<PortSpec> ports) {
  /** Virtual addresses, nothing published. */
  public static final EndpointSpec DEFAULT =
      new EndpointSpec(ServiceSpec.EndpointMode.VIP, List.of());
}
