package io.dryswarm.models.executor;

import io.dryswarm.models.store.TaskObject;

/** Decides what each task's container does, by anything that the task says: image, command, service, slot, node. */
@FunctionalInterface
public interface ContainerBehaviours {
  /** Asked once, when the container is made or taken up again; equal questions have equal answers. */
  ContainerBehaviour of(int node, TaskObject task);

  /** All are alike. */
  static ContainerBehaviours all(ContainerBehaviour behaviour) {
    return (node, task) -> behaviour;
  }
}
