package io.dryswarm.models.cluster;

import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviour.EngineTimes;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.workload.ApplicationSpec;
import java.util.SortedMap;

/** Containers do what the application of their service says, on engines that are all alike. */
final class ApplicationBehaviours implements ContainerBehaviours {
  private final SortedMap<String, ApplicationSpec> applications;
  private final EngineTimes engine;

  /**
   * @param applications by full service name
   */
  ApplicationBehaviours(SortedMap<String, ApplicationSpec> applications, EngineTimes engine) {
    this.applications = applications;
    this.engine = engine;
  }

  @Override
  public ContainerBehaviour of(int node, TaskObject task) {
    ApplicationSpec application = applications.get(task.serviceName());
    ContainerBehaviour container =
        application == null ? ContainerBehaviour.PLAIN : application.container();
    return container.withEngine(engine);
  }
}
