package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Names services whose tasks still wait for a node, with the scheduler's reason. */
final class Unplaced {
  private final TaskDirectory directory;

  Unplaced(TaskDirectory directory) {
    this.directory = directory;
  }

  /** One sentence per service, as of now. */
  List<String> findings() {
    TreeMap<String, List<TaskObject>> waiting = new TreeMap<>();
    for (TaskObject task : directory.tasks()) {
      if (isRefused(task)) {
        waiting.computeIfAbsent(task.serviceName(), s -> new ArrayList<>()).add(task);
      }
    }
    List<String> findings = new ArrayList<>();
    waiting.forEach((service, tasks) -> findings.add(sentence(service, tasks)));
    return findings;
  }

  private static boolean isRefused(TaskObject task) {
    return task.observed() == TaskState.PENDING
        && !task.desired().isTerminal()
        && !task.status().err().isEmpty();
  }

  private static String sentence(String service, List<TaskObject> waiting) {
    String tasks = waiting.size() == 1 ? "1 task waits" : waiting.size() + " tasks wait";
    return service + " is not complete: " + tasks + " for a node: "
        + waiting.get(0).status().err();
  }
}
