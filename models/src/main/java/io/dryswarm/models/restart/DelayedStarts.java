package io.dryswarm.models.restart;

import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Moves tasks from desired READY to RUNNING (of a job: COMPLETE) when their delay is over and the task they replace has stopped.
 *
 * <p>Uses the timer keys {@code 2 * task} (delay) and {@code 2 * task + 1} (patience with the old task) of its component.
 *
 * <p>Source: control-plane facts 7.6, 7.7, 7.9; moby/swarmkit manager/orchestrator/restart/restart.go DelayStart.
 */
final class DelayedStarts {
  /** How long the start waits for the old task to stop, counted from the beginning of the delay, nanoseconds: 60 s. */
  static final long OLD_TASK_TIMEOUT_NS = 60_000_000_000L;

  private final TreeMap<Integer, DelayedStart> byTask = new TreeMap<>();
  private final BiConsumer<Integer, ComponentEffects> restartAfterwards;

  /** Holds nothing yet; {@code restartAfterwards} takes a task whose restart had to wait for its own start. */
  DelayedStarts(BiConsumer<Integer, ComponentEffects> restartAfterwards) {
    this.restartAfterwards = restartAfterwards;
  }

  /**
   * Starts the task after the delay, and after {@code oldTask} has stopped. An earlier delay of the task is dropped.
   *
   * @param oldTask {@code null} not to wait for any
   * @param over    told when the start is through, or was dropped
   */
  void add(
      int task, @Nullable TaskObject oldTask, long delayNs, Runnable over, ComponentEffects out) {
    cancel(task, out);
    boolean waits = oldTask != null && !oldTask.observed().isTerminal();
    DelayedStart start = new DelayedStart(task, waits ? oldTask : null, delayNs == 0, over);
    byTask.put(task, start);
    if (delayNs != 0) {
      out.arm(delayKey(task), delayNs);
    }
    if (waits) {
      out.arm(patienceKey(task), OLD_TASK_TIMEOUT_NS);
    }
    startIfDue(start, out);
  }

  /** Forgets the delayed start of a task that is gone. */
  void cancel(int task, ComponentEffects out) {
    DelayedStart start = byTask.remove(task);
    if (start != null) {
      disarm(task, out);
      ended(start, out);
    }
  }

  /** Whether the task is still held back; if so its restart is put off until it has been started. */
  boolean putOffRestart(int task) {
    DelayedStart start = byTask.get(task);
    if (start == null) {
      return false;
    }
    start.restartWaits = true;
    return true;
  }

  void observe(StoreEvent event, ComponentEffects out) {
    if (byTask.isEmpty() || event.op() == StoreEvent.Op.CREATE) {
      return;
    }
    boolean removed = event.op() == StoreEvent.Op.REMOVE;
    if (event.object() instanceof TaskObject task) {
      if (!removed && task.observed().isTerminal()) {
        oldTaskGone(start -> start.waitsForTask(task.id()), out);
      }
    } else if (event.object() instanceof NodeObject node) {
      if (removed || node.status() == NodeObject.Status.DOWN) {
        oldTaskGone(start -> start.waitsForNode(node.id()), out);
      }
    }
  }

  void timerDue(long key, ComponentEffects out) {
    DelayedStart start = byTask.get((int) (key >> 1));
    if (start == null) {
      return;
    }
    if (key == delayKey(start.task)) {
      start.delayIsOver();
    } else {
      start.oldTaskIsGone();
    }
    startIfDue(start, out);
  }

  private void oldTaskGone(Predicate<DelayedStart> affected, ComponentEffects out) {
    for (DelayedStart start : List.copyOf(byTask.values())) {
      if (affected.test(start)) {
        start.oldTaskIsGone();
        startIfDue(start, out);
      }
    }
  }

  private void startIfDue(DelayedStart start, ComponentEffects out) {
    if (start.becomesDue()) {
      disarm(start.task, out);
      out.update(tx -> Tasks.start(start.task, tx), () -> started(start, out));
    }
  }

  private void started(DelayedStart start, ComponentEffects out) {
    if (byTask.remove(start.task, start)) {
      ended(start, out);
    }
  }

  private void ended(DelayedStart start, ComponentEffects out) {
    start.over.run();
    if (start.restartWaits) {
      restartAfterwards.accept(start.task, out);
    }
  }

  private static void disarm(int task, ComponentEffects out) {
    out.disarm(delayKey(task));
    out.disarm(patienceKey(task));
  }

  private static long delayKey(int task) {
    return 2L * task;
  }

  private static long patienceKey(int task) {
    return 2L * task + 1;
  }
}
