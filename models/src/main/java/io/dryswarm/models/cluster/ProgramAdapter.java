package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.executor.Processes;
import io.dryswarm.models.secrets.ContainerFiles;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.workload.ProcessInfo;
import io.dryswarm.models.workload.WorkloadHost;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The executor's programs over the workload. */
final class ProgramAdapter implements Processes {
  private final WorkloadHost workload;
  private final Function<TaskObject, String> application;

  /**
   * @param application finds the name of a task's application
   */
  ProgramAdapter(WorkloadHost workload, Function<TaskObject, String> application) {
    this.workload = workload;
    this.application = application;
  }

  @Override
  public void start(int node, AssignedTask assigned) {
    TaskObject task = assigned.task();
    TreeMap<String, String> volumes = new TreeMap<>();
    for (MountSpec mount : task.spec().container().mounts()) {
      if (!mount.isAnonymous() && !mount.isCluster()) {
        volumes.put(mount.target(), mount.volume());
      }
    }
    workload.start(new ProcessInfo(
        task.id(),
        task.displayName(),
        node,
        task.serviceName(),
        application.apply(task),
        task.spec().resources().limitNanoCpus(),
        volumes,
        task.spec().container().environment(),
        files(assigned)));
  }

  private static SortedMap<String, String> files(AssignedTask assigned) {
    TreeMap<String, String> files = new TreeMap<>();
    ContainerFiles.of(assigned.task(), assigned.secrets(), assigned.configs())
        .forEach(file -> files.put(file.path(), file.content()));
    return files;
  }

  @Override
  public void stopSignal(int node, int task) {
    workload.stopSignal(task);
  }

  @Override
  public boolean asks(int node, int task) {
    return workload.asks(task);
  }

  @Override
  public boolean ask(int node, int task, long afterNs, long timeoutNs) {
    return workload.ask(task, afterNs, timeoutNs);
  }

  @Override
  public boolean isWell(int node, int task) {
    return workload.isWell(task);
  }

  @Override
  public void kill(int node, int task) {
    workload.kill(task);
  }
}
