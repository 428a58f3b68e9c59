package io.dryswarm.models.leader;

import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What happens to tasks, one line each: {@code "5.000 web.1#2 create desired=READY"}; seconds, service, slot or node, n-th task there. */
public final class TaskLog {
  private final FakeLeader leader;
  private final StringBuilder lines = new StringBuilder();
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<String, Integer> copies = new TreeMap<>();

  public TaskLog(FakeLeader leader) {
    this.leader = leader;
    leader.observe(this::note);
  }

  /** The lines since the last call. */
  public String drain() {
    String text = lines.toString();
    lines.setLength(0);
    return text;
  }

  private void note(StoreEvent event) {
    if (!(event.object() instanceof TaskObject task)) {
      return;
    }
    switch (event.op()) {
      case CREATE -> {
        String place = task.displayName();
        names.put(task.id(), place + "#" + copies.merge(place, 1, Integer::sum));
        line(task, "create desired=" + task.desired());
      }
      case REMOVE -> line(task, "deleted");
      case UPDATE -> {
        TaskObject old = (TaskObject) event.old();
        if (old.desired() != task.desired()) {
          line(task, "desired=" + task.desired());
        }
        if (!old.status().equals(task.status())) {
          line(task, statusOf(task));
        }
      }
    }
  }

  private static String statusOf(TaskObject task) {
    String node = task.node() == TaskObject.UNASSIGNED ? "" : " on node" + task.node();
    String error = task.status().err().isEmpty() ? "" : ": " + task.status().err();
    return task.observed() + node + error;
  }

  private void line(TaskObject task, String what) {
    lines.append(String.format(
        Locale.ROOT, "%.3f %s %s\n", leader.nowNs() / 1e9, names.get(task.id()), what));
  }
}
