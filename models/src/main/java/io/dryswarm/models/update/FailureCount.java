package io.dryswarm.models.update;

import io.dryswarm.models.spec.UpdateConfig;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which tasks of an update have failed, and whether they are too many: a task fails if it ends before it has run, or within the monitor
 * time after the updater saw it run; only tasks that the updater made itself count, each once.
 *
 * <p>Source: control-plane facts 8.4.22-24; moby/swarmkit manager/orchestrator/update/updater.go failureTriggersAction.
 */
final class FailureCount {
  private static final long NOT_SEEN_RUNNING = Long.MIN_VALUE;

  private final long monitorNs;
  private final float maxRatio;
  private final int slots;
  private final TreeMap<Integer, Long> ranNs = new TreeMap<>();
  private final TreeSet<Integer> failed = new TreeSet<>();

  /**
   * No failure yet.
   *
   * @param slots slots that the update replaces, at least 1
   */
  FailureCount(UpdateConfig config, int slots) {
    this.monitorNs = config.monitorNs();
    this.maxRatio = (float) config.maxFailureRatio(); // Swarm compares in single precision
    this.slots = slots;
  }

  /** The updater has made this task. */
  void created(int task) {
    ranNs.put(task, NOT_SEEN_RUNNING);
  }

  /** The updater has seen it run, or end. */
  void ran(int task, long nowNs) {
    ranNs.put(task, nowNs);
  }

  /** Takes in that a task has ended; whether that is one failure too many. */
  boolean isOneTooMany(int task, long nowNs) {
    Long since = ranNs.get(task);
    if (since == null || failed.contains(task)) {
      return false;
    }
    if (since != NOT_SEEN_RUNNING && nowNs - since > monitorNs) {
      return false;
    }
    failed.add(task);
    return (float) failed.size() / (float) slots > maxRatio;
  }
}
