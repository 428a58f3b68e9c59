package io.dryswarm.models.cluster;

import io.dryswarm.models.agent.AssignedTask;
import io.dryswarm.models.executor.Processes;
import io.dryswarm.models.secrets.ContainerFiles;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.volumes.SharedVolume;
import io.dryswarm.models.workload.ProcessInfo;
import io.dryswarm.models.workload.WorkloadHost;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The executor's programs over the workload. */
final class ProgramAdapter implements Processes {
  private final WorkloadHost workload;
  private final Function<TaskObject, String> application;
  private final Function<VolumeAttachment, @Nullable SharedVolume> volumes;

  /**
   * @param application finds the name of a task's application
   * @param volumes     finds the data of cluster volumes
   */
  ProgramAdapter(
      WorkloadHost workload,
      Function<TaskObject, String> application,
      Function<VolumeAttachment, @Nullable SharedVolume> volumes) {
    this.workload = workload;
    this.application = application;
    this.volumes = volumes;
  }

  @Override
  public void start(int node, AssignedTask assigned) {
    TaskObject task = assigned.task();
    TreeMap<String, String> local = new TreeMap<>();
    for (MountSpec mount : task.spec().container().mounts()) {
      if (!mount.isAnonymous() && !mount.isCluster()) {
        local.put(mount.target(), mount.volume());
      }
    }
    workload.start(new ProcessInfo(
        task.id(),
        task.displayName(),
        node,
        task.serviceName(),
        application.apply(task),
        task.spec().resources().limitNanoCpus(),
        local,
        task.spec().container().environment(),
        files(assigned),
        shared(task)));
  }

  private SortedMap<String, SharedVolume> shared(TaskObject task) {
    if (task.volumes().isEmpty()) {
      return Collections.emptySortedMap();
    }
    TreeMap<String, SharedVolume> shared = new TreeMap<>();
    for (VolumeAttachment attached : task.volumes()) {
      SharedVolume data = volumes.apply(attached);
      if (data != null) {
        shared.put(attached.target(), data);
      }
    }
    return shared;
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
