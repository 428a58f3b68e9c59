package io.dryswarm.models.overlay;

import io.dryswarm.models.dns.NamedTask;
import io.dryswarm.models.spec.PortSpec;
import java.util.List;

/**
 * A task's place on one network, as its node publishes it.
 *
 * @param service     id of the service
 * @param serviceName full name
 * @param taskName    name of the task's container
 * @param containerId first 12 digits of its id
 * @param hostname    that the service gives its containers; empty = the container's id
 * @param address     IPv4 address of the task on this network, unsigned 32-bit
 * @param virtualIp   the service's VIP on this network; 0 if it has none
 * @param aliases     further DNS names of the service on this network
 * @param ports       ports published through the mesh; empty unless this is the ingress network
 */
public record Endpoint(
    int task,
    int service,
    String serviceName,
    String taskName,
    String containerId,
    String hostname,
    int network,
    int address,
    int virtualIp,
    List<String> aliases,
    List<PortSpec> ports)
    implements NamedTask {
  /** Of a container without a host name of its own, whose id nobody asks for. */
  Endpoint(
      int task,
      int service,
      String serviceName,
      String taskName,
      int network,
      int address,
      int virtualIp,
      List<String> aliases,
      List<PortSpec> ports) {
    this(task, service, serviceName, taskName, "", "", network, address, virtualIp, aliases, ports);
  }
}
