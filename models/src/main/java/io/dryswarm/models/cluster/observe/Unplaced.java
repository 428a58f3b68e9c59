package io.dryswarm.models.cluster.observe;

import io.dryswarm.core.Time;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Names services whose tasks wait in vain: for a node, with the scheduler's reason, or for an address. */
final class Unplaced {
  /** The allocator gives an address within milliseconds, or has none. */
  private static final long IN_VAIN_NS = 10 * Time.SECOND;

  private final TaskDirectory directory;

  Unplaced(TaskDirectory directory) {
    this.directory = directory;
  }

  /** One sentence per service and reason, as of now. */
  List<String> findings(long nowNs) {
    TreeMap<String, List<TaskObject>> noNode = new TreeMap<>();
    TreeMap<String, List<TaskObject>> noAddress = new TreeMap<>();
    for (TaskObject task : directory.tasks()) {
      if (task.desired().isTerminal()) {
        continue;
      }
      if (task.observed() == TaskState.PENDING && !task.status().err().isEmpty()) {
        add(noNode, task);
      } else if (task.observed() == TaskState.NEW && nowNs - task.createdNs() > IN_VAIN_NS) {
        add(noAddress, task);
      }
    }
    List<String> findings = new ArrayList<>();
    noAddress.forEach((service, tasks) -> findings.add(sentence(
        service,
        tasks,
        "an address: a network of the service has none left (each node on it takes one, too)")));
    noNode.forEach((service, tasks) ->
        findings.add(sentence(service, tasks, "a node: " + tasks.get(0).status().err())));
    return findings;
  }

  private static void add(TreeMap<String, List<TaskObject>> byService, TaskObject task) {
    byService.computeIfAbsent(task.serviceName(), s -> new ArrayList<>()).add(task);
  }

  private static String sentence(String service, List<TaskObject> waiting, String reason) {
    String tasks = waiting.size() == 1 ? "1 task waits" : waiting.size() + " tasks wait";
    return service + " is not complete: " + tasks + " for " + reason;
  }
}
