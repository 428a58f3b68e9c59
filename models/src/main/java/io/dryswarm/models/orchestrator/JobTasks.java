package io.dryswarm.models.orchestrator;

import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;

/** What both kinds of jobs do with tasks. */
final class JobTasks {
  private JobTasks() {}

  /** A task of the job's present iteration, to run to completion. */
  static void create(ServiceObject job, int slot, int node, StoreTx tx, ComponentEffects out) {
    tx.create(Tasks.create(tx.nextId(), job, slot, node, TaskState.COMPLETE, out.nowNs()));
  }

  /** Hands a task that has failed to the restart supervisor, unless it is not wanted any more. */
  static void restart(
      int id, ServiceObject job, RestartSupervisor restarts, StoreTx tx, ComponentEffects out) {
    TaskObject task = tx.task(id);
    if (task != null && !task.desired().isAfter(TaskState.COMPLETE)) {
      restarts.restart(task, job, tx, out);
    }
  }
}
