package io.dryswarm.models.spec;

import java.util.List;
import java.util.SortedMap;

/**
 * A service as the user specified it.
 *
 * @param name   full name, with the stack's prefix: {@code vote_redis}
 * @param labels service labels
 * @param ports  published ports
 */
public record ServiceSpec(
    String name,
    ServiceMode mode,
    TaskSpec task,
    EndpointMode endpointMode,
    List<PortSpec> ports,
    SortedMap<String, String> labels) {
  /** How the service is reached inside its networks. */
  public enum EndpointMode {
    /** One virtual address per network, balanced by IPVS. */
    VIP,
    /** DNS answers with the tasks' own addresses. */
    DNSRR
  }

  /** Whether any port goes through the routing mesh, so that the service needs the ingress network. */
  public boolean usesIngress() {
    return ports.stream().anyMatch(p -> p.mode() == PortSpec.PublishMode.INGRESS);
  }
}
