package io.dryswarm.models.spec;

import java.util.List;

/**
 * The template of a service's tasks. Two tasks are of the same version if their templates are equal.
 *
 * @param networks    user networks to attach to, by full name, in order; the ingress network is added by the allocator
 * @param forceUpdate counter; raising it makes every task out of date
 * @param logDriver   plugin that takes the container's output; empty = the engine's default
 */
public record TaskSpec(
    ContainerSpec container,
    ResourceSpec resources,
    RestartPolicy restart,
    PlacementSpec placement,
    List<NetworkAttachmentSpec> networks,
    long forceUpdate,
    String logDriver) {
  /** With the engine's log driver. */
  public TaskSpec(
      ContainerSpec container,
      ResourceSpec resources,
      RestartPolicy restart,
      PlacementSpec placement,
      List<NetworkAttachmentSpec> networks,
      long forceUpdate) {
    this(container, resources, restart, placement, networks, forceUpdate, "");
  }

  public TaskSpec withContainer(ContainerSpec newContainer) {
    return new TaskSpec(
        newContainer, resources, restart, placement, networks, forceUpdate, logDriver);
  }

  public TaskSpec withPlacement(PlacementSpec newPlacement) {
    return new TaskSpec(
        container, resources, restart, newPlacement, networks, forceUpdate, logDriver);
  }

  public TaskSpec withLogDriver(String newLogDriver) {
    return new TaskSpec(
        container, resources, restart, placement, networks, forceUpdate, newLogDriver);
  }
}
