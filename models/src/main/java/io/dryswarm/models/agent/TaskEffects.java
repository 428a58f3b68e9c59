package io.dryswarm.models.agent;

import io.dryswarm.models.store.TaskObject;

/** What a task's manager asks of its node. */
interface TaskEffects {
  /** Virtual time, nanoseconds. */
  long nowNs();

  /** Why the engine cannot take the task at all; empty if it can. */
  String resolve(TaskObject task);

  void prepare(TaskObject task);

  void start(TaskObject task);

  void await(TaskObject task);

  void shutdown(TaskObject task);

  void cancel(int task);

  void remove(TaskObject task);

  /** Calls {@link TaskManagerMachine#retry} after the pause; a later call replaces an earlier one. */
  void pause(int task);

  /** The task has a new status: write it down and report it. */
  void statusChanged(TaskObject task);

  /** Reports a status that was written down before. */
  void reportAgain(TaskObject task);

  /** The task itself has changed, or is new: write it down. */
  void store(TaskObject task);

  /** The task is assigned no more: forget it. */
  void forget(int task);
}
