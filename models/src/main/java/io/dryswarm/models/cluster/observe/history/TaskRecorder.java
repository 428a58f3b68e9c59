package io.dryswarm.models.cluster.observe.history;

import io.dryswarm.models.result.RunHistory.TaskChange;
import io.dryswarm.models.result.RunHistory.TaskHistory;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The states that every task went through. */
final class TaskRecorder {
  private final TreeMap<Integer, Story> stories = new TreeMap<>();

  private static final class Story {
    TaskObject task;
    String name;
    final List<TaskChange> changes = new ArrayList<>();

    Story(TaskObject task) {
      this.task = task;
      this.name = task.displayName();
    }
  }

  void changed(long nowNs, TaskObject task, StoreEvent.Op op, IntFunction<String> nodeName) {
    Story story = stories.computeIfAbsent(task.id(), id -> new Story(task));
    story.task = task;
    String node = task.node() == TaskObject.UNASSIGNED ? "" : nodeName.apply(task.node());
    story.name =
        task.slot() == 0 && !node.isEmpty() ? task.serviceName() + "." + node : task.displayName();
    String observed = op == StoreEvent.Op.REMOVE ? "removed" : task.observed().label();
    TaskChange change = new TaskChange(
        nowNs, observed, task.desired().label(), node, task.status().err());
    TaskChange last = story.changes.isEmpty() ? null : story.changes.get(story.changes.size() - 1);
    if (last == null || !isSame(last, change)) {
      story.changes.add(change);
    }
  }

  /** Many writes touch only what nobody sees, such as addresses. */
  private static boolean isSame(TaskChange last, TaskChange next) {
    return last.observed().equals(next.observed())
        && last.desired().equals(next.desired())
        && last.node().equals(next.node())
        && last.note().equals(next.note());
  }

  /** All tasks there ever were, by id. */
  List<TaskHistory> histories() {
    List<TaskHistory> all = new ArrayList<>();
    for (Story story : stories.values()) {
      TaskObject task = story.task;
      all.add(new TaskHistory(
          task.id(),
          story.name,
          task.serviceName(),
          task.slot(),
          task.specVersion(),
          List.copyOf(story.changes)));
    }
    return all;
  }
}
