package io.dryswarm.models.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Round robin of one node as the kernel's source has it: data-plane facts 7, F7.2 and {@code rr}. Part of the hop-by-hop oracle. */
final class HopBalancer {
  /** Nobody. */
  static final int NONE = -1;

  /** Newest first. */
  private final List<Integer> tasks = new ArrayList<>();

  private final TreeSet<Integer> disabled = new TreeSet<>();

  /** Place of the task chosen last; -1 stands for the head of the list itself. */
  private int pointer = -1;

  void add(int task) {
    disabled.remove(task);
    if (!tasks.contains(task)) {
      tasks.add(0, task);
      pointer += pointer >= 0 ? 1 : 0;
    }
  }

  void disable(int task) {
    disabled.add(task);
  }

  void remove(int task) {
    int place = tasks.indexOf(task);
    if (place >= 0) {
      tasks.remove(place);
      disabled.remove(task);
      pointer -= place <= pointer ? 1 : 0;
    }
  }

  boolean has(int task) {
    return tasks.contains(task);
  }

  int next() {
    for (int step = 1; step <= tasks.size(); step++) {
      int place = (pointer + step) % tasks.size();
      if (!disabled.contains(tasks.get(place))) {
        pointer = place;
        return tasks.get(place);
      }
    }
    return NONE;
  }
}
