package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.TaskObject;
import java.util.List;

/**
 * A task to be placed as filters see it: its template, with what is costly to derive derived once. It stands for all tasks of the same
 * service and spec version.
 *
 * @param service     id of the service
 * @param hostPorts   host-mode ports with a fixed number that the task will hold on its node
 * @param constraints parsed placement constraints; empty if there are none, and if any does not parse
 */
public record TaskView(
    int service, TaskSpec spec, List<PortSpec> hostPorts, List<ConstraintExpression> constraints) {
  /** The view of a task whose service publishes {@code hostPorts} in host mode. */
  public static TaskView of(TaskObject task, List<PortSpec> hostPorts) {
    return new TaskView(
        task.service(),
        task.spec(),
        hostPorts,
        ConstraintExpression.parseOrNone(task.spec().placement().constraints()));
  }

  public ResourceSpec resources() {
    return spec.resources();
  }

  /** Most active tasks of the service on a node; 0 = no limit. */
  public long maxReplicas() {
    return spec.placement().maxReplicas();
  }
}
