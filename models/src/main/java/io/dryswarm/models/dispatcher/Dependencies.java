package io.dryswarm.models.dispatcher;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Secrets, or configs, of one node: which task needs which, what the node has to be told of that, and what it may forget. Source:
 * control-plane facts 4.3.19, 4.3.20, 4.3.22.
 */
final class Dependencies<T> {
  private final boolean isSentToEveryTask;
  private final TreeMap<Integer, List<Integer>> ofTask = new TreeMap<>();
  private final TreeMap<Integer, TreeSet<Integer>> users = new TreeMap<>();
  private final TreeMap<Integer, T> changed = new TreeMap<>();
  private final TreeSet<Integer> removed = new TreeSet<>();

  /**
   * @param isSentToEveryTask whether one that the node has already is sent again with each further task, as SwarmKit does with secrets
   */
  Dependencies(boolean isSentToEveryTask) {
    this.isSentToEveryTask = isSentToEveryTask;
  }

  void need(int task, int id, T object) {
    need(task, id, object, isSentToEveryTask);
  }

  /** As the other one, for a volume instead of a task: it is never sent for that alone if the node has it already. */
  void needOfVolume(int volume, int id, T object) {
    need(volume, id, object, false);
  }

  private void need(int task, int id, T object, boolean isSentAgain) {
    ofTask.computeIfAbsent(task, t -> new ArrayList<>()).add(id);
    TreeSet<Integer> tasks = users.computeIfAbsent(id, i -> new TreeSet<>());
    if (tasks.isEmpty() || isSentAgain) {
      changed.put(id, object);
    }
    removed.remove(id);
    tasks.add(task);
  }

  /** The task needs nothing any more; {@code true} if the node has to be told. */
  boolean release(int task) {
    List<Integer> ids = ofTask.remove(task);
    boolean modified = false;
    for (int id : ids == null ? List.<Integer>of() : ids) {
      modified |= release(id, task);
    }
    return modified;
  }

  private boolean release(int id, int task) {
    TreeSet<Integer> tasks = users.get(id);
    if (tasks == null) {
      return false;
    }
    tasks.remove(task);
    if (!tasks.isEmpty()) {
      return false;
    }
    users.remove(id);
    changed.remove(id);
    removed.add(id);
    return true;
  }

  /** What is new since the last call, by id. */
  List<T> drainChanged() {
    List<T> all = List.copyOf(changed.values());
    changed.clear();
    return all;
  }

  /** What is needed no more since the last call, by id. */
  List<Integer> drainRemoved() {
    List<Integer> all = List.copyOf(removed);
    removed.clear();
    return all;
  }
}
