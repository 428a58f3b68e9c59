package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.TaskObject;

/**
 * The distribution over preference branches has come to a round that changes nothing and would be repeated for ever: the real scheduler
 * never returns from here.
 */
final class EndlessSpread extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TaskObject task;

  EndlessSpread(TaskObject task) {
    super("a round over the branches changes nothing", null, false, false);
    this.task = task;
  }

  /** One of those that were to be placed. */
  TaskObject task() {
    return task;
  }
}
