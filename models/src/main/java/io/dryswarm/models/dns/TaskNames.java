package io.dryswarm.models.dns;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that each task has for itself, and the way back from its address. There is one table per node and network, and most of it
 * is never asked for: it holds references only.
 */
final class TaskNames {
  private final Int2ObjectOpenHashMap<List<NamedTask>> byName = new Int2ObjectOpenHashMap<>();
  private final Int2ObjectOpenHashMap<NamedTask> byAddress = new Int2ObjectOpenHashMap<>();

  void add(NamedTask task) {
    add(task.taskName(), task);
    add(task.containerId(), task);
    byAddress.put(task.address(), task);
  }

  void remove(NamedTask task) {
    remove(task.taskName(), task);
    remove(task.containerId(), task);
    NamedTask there = byAddress.get(task.address());
    if (there != null && there.task() == task.task()) {
      byAddress.remove(task.address());
    }
  }

  @Nullable
  NamedTask named(String name) {
    List<NamedTask> tasks = byName.get(hash(name));
    if (tasks != null) {
      for (int i = 0; i < tasks.size(); i++) {
        NamedTask task = tasks.get(i);
        if (name.equalsIgnoreCase(task.taskName()) || name.equalsIgnoreCase(task.containerId())) {
          return task;
        }
      }
    }
    return null;
  }

  /** The task that came last to the address. */
  @Nullable
  NamedTask at(int address) {
    return byAddress.get(address);
  }

  private void add(String name, NamedTask task) {
    int hash = hash(name);
    List<NamedTask> tasks = byName.get(hash);
    if (tasks == null) {
      byName.put(hash, List.of(task));
      return;
    }
    List<NamedTask> more = new ArrayList<>(tasks);
    more.removeIf(other -> other.task() == task.task());
    more.add(task);
    byName.put(hash, List.copyOf(more));
  }

  private void remove(String name, NamedTask task) {
    int hash = hash(name);
    List<NamedTask> tasks = byName.get(hash);
    if (tasks == null) {
      return;
    }
    List<NamedTask> rest =
        tasks.stream().filter(other -> other.task() != task.task()).toList();
    if (rest.isEmpty()) {
      byName.remove(hash);
    } else {
      byName.put(hash, rest);
    }
  }

  /** Equal for names that differ in case only. */
  private static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(name.charAt(i)));
    }
    return hash;
  }
}
