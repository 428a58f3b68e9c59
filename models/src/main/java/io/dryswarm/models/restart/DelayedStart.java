package io.dryswarm.models.restart;

import io.dryswarm.models.store.TaskObject;
import org.jspecify.annotations.Nullable;

/** One task held at desired READY: what must still happen before it starts. */
final class DelayedStart {
  final int task;

  /** Told when the start is through or was dropped. */
  final Runnable over;

  private final int oldTask;
  private final int oldNode;
  private boolean delayOver;
  private boolean oldTaskGone;
  private boolean starting;

  /** Whether a restart of this very task waits for its start. */
  boolean restartWaits;

  /**
   * A task to be held back.
   *
   * @param oldTask the task that must have stopped, {@code null} if none
   */
  DelayedStart(int task, @Nullable TaskObject oldTask, boolean delayOver, Runnable over) {
    this.task = task;
    this.over = over;
    this.oldTask = oldTask == null ? TaskObject.UNASSIGNED : oldTask.id();
    this.oldNode = oldTask == null ? TaskObject.UNASSIGNED : oldTask.node();
    this.oldTaskGone = oldTask == null;
    this.delayOver = delayOver;
  }

  boolean waitsForTask(int id) {
    return !oldTaskGone && oldTask == id;
  }

  boolean waitsForNode(int id) {
    return !oldTaskGone && oldNode == id;
  }

  void delayIsOver() {
    delayOver = true;
  }

  void oldTaskIsGone() {
    oldTaskGone = true;
  }

  /** True once, when nothing holds the task back any more. */
  boolean becomesDue() {
    if (starting || !delayOver || !oldTaskGone) {
      return false;
    }
    starting = true;
    return true;
  }
}
