package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.TaskObject;
import java.util.List;

/**
 * A task to be placed as filters see it: its template, with what is costly to derive derived once. It stands for all tasks of the same
 * service and spec version.
 *
 * @param service        id of the service
 * @param hostPorts      host-mode ports with a fixed number that the task will hold on its node
 * @param constraints    parsed placement constraints; empty if there are none, and if any does not parse
 * @param networkDrivers plugins behind the networks that it is attached to
 * @param volumeDrivers  plugins behind its volumes other than local ones
 * @param clusterMounts  mounts that ask for cluster volumes
 */
public record TaskView(
    int service,
    TaskSpec spec,
    List<PortSpec> hostPorts,
    List<ConstraintExpression> constraints,
    List<String> networkDrivers,
    List<String> volumeDrivers,
    List<MountSpec> clusterMounts) {
  /** The view of a task whose networks are made by these drivers. */
  public static TaskView of(TaskObject task, List<String> networkDrivers) {
    List<MountSpec> mounts = task.spec().container().mounts();
    return new TaskView(
        task.service(),
        task.spec(),
        task.endpoint().ports().stream().filter(PortSpec::isFixedHostPort).toList(),
        ConstraintExpression.parseOrNone(task.spec().placement().constraints()),
        networkDrivers,
        mounts.stream().map(MountSpec::plugin).filter(name -> !name.isEmpty()).toList(),
        mounts.stream().filter(MountSpec::isCluster).toList());
  }

  public ResourceSpec resources() {
    return spec.resources();
  }

  /** Most active tasks of the service on a node; 0 = no limit. */
  public long maxReplicas() {
    return spec.placement().maxReplicas();
  }
}
