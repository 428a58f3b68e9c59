package io.dryswarm.models.workload;

import io.dryswarm.models.volumes.SharedVolume;
import java.util.Collections;
import java.util.SortedMap;

/**
 * A program that is about to run.
 *
 * @param task        task id
 * @param taskName    as people know it: {@code vote_db.1}
 * @param service     full service name
 * @param application what it does: the service's name, or {@link ApplicationSpec#nameWithImage}
 * @param limitNanoCpus most that it may compute, nano-CPUs; 0 = no limit
 * @param volumes     named volumes by mount target
 * @param environment variables by name, filled in
 * @param files       content of the files of secrets and configs by path, filled in
 * @param shared      cluster volumes by mount target
 */
public record ProcessInfo(
    int task,
    String taskName,
    int node,
    String service,
    String application,
    long limitNanoCpus,
    SortedMap<String, String> volumes,
    SortedMap<String, String> environment,
    SortedMap<String, String> files,
    SortedMap<String, SharedVolume> shared) {
  /** A program without cluster volumes. */
  public ProcessInfo(
      int task,
      String taskName,
      int node,
      String service,
      String application,
      long limitNanoCpus,
      SortedMap<String, String> volumes,
      SortedMap<String, String> environment,
      SortedMap<String, String> files) {
    this(
        task,
        taskName,
        node,
        service,
        application,
        limitNanoCpus,
        volumes,
        environment,
        files,
        Collections.emptySortedMap());
  }

  /** A program without variables and files. */
  public ProcessInfo(
      int task,
      String taskName,
      int node,
      String service,
      String application,
      long limitNanoCpus,
      SortedMap<String, String> volumes) {
    this(
        task,
        taskName,
        node,
        service,
        application,
        limitNanoCpus,
        volumes,
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /** A program that does what its service always does, as fast as the machine can. */
  public ProcessInfo(
      int task, String taskName, int node, String service, SortedMap<String, String> volumes) {
    this(task, taskName, node, service, service, 0, volumes);
  }
}
