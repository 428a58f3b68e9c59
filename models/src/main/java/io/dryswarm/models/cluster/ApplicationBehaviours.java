package io.dryswarm.models.cluster;

import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviour.EngineTimes;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.workload.ApplicationSpec;
import java.util.SortedMap;

/** Containers do what the application of their service, or of their service with their image, says, on engines that are all alike. */
final class ApplicationBehaviours implements ContainerBehaviours {
  private final SortedMap<String, ApplicationSpec> applications;
  private final EngineTimes engine;

  /**
   * @param applications by full service name, by {@link ApplicationSpec#nameWithImage}, or by {@link ApplicationSpec#nameOfImage}
   */
  ApplicationBehaviours(SortedMap<String, ApplicationSpec> applications, EngineTimes engine) {
    this.applications = applications;
    this.engine = engine;
  }

  @Override
  public ContainerBehaviour of(int node, TaskObject task) {
    ApplicationSpec application = applications.get(name(task));
    ContainerBehaviour container =
        application == null ? ContainerBehaviour.PLAIN : application.container();
    return container.withEngine(engine);
  }

  /** The name of a task's application. */
  String name(TaskObject task) {
    String service = task.serviceName();
    String image = task.spec().container().image();
    String withImage = ApplicationSpec.nameWithImage(service, image);
    if (applications.containsKey(withImage)) {
      return withImage;
    }
    String ofImage = ApplicationSpec.nameOfImage(image);
    return !applications.containsKey(service) && applications.containsKey(ofImage)
        ? ofImage
        : service;
  }
}
