package io.dryswarm.models.controlapi;

import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.TaskObject;

/** Names of tasks: service, slot (or node, without one) and id. Source: control-plane facts 1.1.5. */
final class TaskNames {
  private TaskNames() {}

  static String of(TaskObject task) {
    String place = task.slot() == 0 ? ObjectIds.ofNode(task.node()) : Integer.toString(task.slot());
    return task.serviceName() + "." + place + "." + ObjectIds.of(task);
  }
}
