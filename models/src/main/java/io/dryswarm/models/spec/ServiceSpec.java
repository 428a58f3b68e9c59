package io.dryswarm.models.spec;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A service as the user specified it.
 *
 * @param name     full name, with the stack's prefix: {@code vote_redis}
 * @param ports    published ports
 * @param labels   service labels
 * @param update   how an update goes; {@code null} = Swarm's defaults at the time of use
 * @param rollback how a rollback goes; {@code null} = Swarm's defaults at the time of use
 */
public record ServiceSpec(
    String name,
    ServiceMode mode,
    TaskSpec task,
    EndpointMode endpointMode,
    List<PortSpec> ports,
    SortedMap<String, String> labels,
    @Nullable UpdateConfig update,
    @Nullable UpdateConfig rollback) {
  /** Without update and rollback settings. */
  public ServiceSpec(
      String name,
      ServiceMode mode,
      TaskSpec task,
      EndpointMode endpointMode,
      List<PortSpec> ports,
      SortedMap<String, String> labels) {
    this(name, mode, task, endpointMode, ports, labels, null, null);
  }

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

  /** How the service is reached. */
  public EndpointSpec endpoint() {
    return new EndpointSpec(endpointMode, ports);
  }

  public ServiceSpec withMode(ServiceMode newMode) {
    return new ServiceSpec(name, newMode, task, endpointMode, ports, labels, update, rollback);
  }

  public ServiceSpec withTask(TaskSpec newTask) {
    return new ServiceSpec(name, mode, newTask, endpointMode, ports, labels, update, rollback);
  }

  /** Settings of updates and of rollbacks; {@code null} = Swarm's defaults. */
  public ServiceSpec withUpdates(
      @Nullable UpdateConfig newUpdate, @Nullable UpdateConfig newRollback) {
    return new ServiceSpec(name, mode, task, endpointMode, ports, labels, newUpdate, newRollback);
  }
}
