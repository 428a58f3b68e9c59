package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.result.RunResult.TaskResult;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** What became of the tasks of each service. */
final class TaskCounts {
  private final TaskDirectory directory;
  private final IntFunction<String> nodeName;

  TaskCounts(TaskDirectory directory, IntFunction<String> nodeName) {
    this.directory = directory;
    this.nodeName = nodeName;
  }

  /** One row per service, in the order of their creation. */
  List<TaskResult> results(UpdateHistory updates) {
    List<TaskResult> results = new ArrayList<>();
    List<TaskObject> all = directory.tasks();
    for (ServiceObject service : directory.services()) {
      List<TaskObject> tasks =
          all.stream().filter(task -> task.service() == service.id()).toList();
      results.add(result(service, tasks, updates.of(service.id())));
    }
    return results;
  }

  private TaskResult result(ServiceObject service, List<TaskObject> tasks, List<String> updates) {
    TreeMap<String, Long> byNode = new TreeMap<>();
    long pending = 0;
    long completed = 0;
    long failed = 0;
    for (TaskObject task : tasks) {
      TaskState observed = task.observed();
      if (isServing(task)) {
        byNode.merge(nodeName.apply(task.node()), 1L, Long::sum);
      }
      pending += observed == TaskState.PENDING && isWanted(task) ? 1 : 0;
      completed += observed == TaskState.COMPLETE ? 1 : 0;
      failed += observed == TaskState.FAILED || observed == TaskState.REJECTED ? 1 : 0;
    }
    return new TaskResult(service.spec().name(), pending, completed, failed, byNode, updates);
  }

  /** Runs and is meant to; not on a node that was declared down. */
  static boolean isServing(TaskObject task) {
    return task.observed() == TaskState.RUNNING && isWanted(task);
  }

  /** The tasks of jobs are meant to complete. */
  private static boolean isWanted(TaskObject task) {
    return !task.desired().isAfter(TaskState.COMPLETE);
  }
}
