package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Names of tasks and of their places, and who came before whom. */
final class Places {
  private final Recording recording;
  private final IntFunction<String> nodeName;

  Places(Recording recording, IntFunction<String> nodeName) {
    this.recording = recording;
    this.nodeName = nodeName;
  }

  String node(int id) {
    return nodeName.apply(id);
  }

  /** {@code vote_vote.1}, {@code vote_agent.worker-1}. */
  String placeOf(TaskObject task) {
    return task.serviceName() + "." + (isPerNode(task) ? node(task.node()) : task.slot());
  }

  boolean isPerNode(TaskObject task) {
    ServiceObject service = recording.services().last(task.service());
    return service != null && service.spec().mode().isPerNode();
  }

  /** {@code vote_vote.1#2}. */
  String nameOf(TaskObject task) {
    int ordinal = 1;
    for (TaskObject other : inPlaceOf(task)) {
      if (other.id() == task.id()) {
        break;
      }
      ordinal++;
    }
    return placeOf(task) + "#" + ordinal;
  }

  /** All tasks ever made for the task's place, in the order of their creation and in their last forms. */
  List<TaskObject> inPlaceOf(TaskObject task) {
    List<TaskObject> same = new ArrayList<>();
    for (TaskObject other : ofService(task.service())) {
      if (isPerNode(task) ? other.node() == task.node() : other.slot() == task.slot()) {
        same.add(other);
      }
    }
    return same;
  }

  /** All tasks ever made for a service, in the order of their creation and in their last forms. */
  List<TaskObject> ofService(int service) {
    List<TaskObject> tasks = new ArrayList<>();
    for (int id : recording.tasks().ids()) {
      TaskObject task = recording.tasks().of(id).get(0).now();
      if (task.service() == service) {
        tasks.add(lastForm(id, task));
      }
    }
    return tasks;
  }

  /** Tasks of a service by place, in the order of slots or nodes; each place in the order of creation. */
  List<List<TaskObject>> byPlace(int service) {
    TreeMap<Integer, List<TaskObject>> places = new TreeMap<>();
    for (TaskObject task : ofService(service)) {
      int place = isPerNode(task) ? task.node() : task.slot();
      places.computeIfAbsent(place, p -> new ArrayList<>()).add(task);
    }
    return List.copyOf(places.values());
  }

  private TaskObject lastForm(int id, TaskObject first) {
    TaskObject last = recording.tasks().last(id);
    return last == null ? first : last;
  }
}
