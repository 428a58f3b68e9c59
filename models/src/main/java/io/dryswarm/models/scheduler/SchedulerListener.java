package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.TaskObject;

/** Is told what no change of the store shows. */
@FunctionalInterface
public interface SchedulerListener {
  /** Nobody listens. */
  SchedulerListener NONE = task -> {};

  /**
   * The scheduler goes round for ever between the preference branches of a service, and decides nothing any more until another leader
   * is elected.
   *
   * @param task one of those it was about to place
   */
  void stuck(TaskObject task);
}
