package io.dryswarm.models.orchestrator;

import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a replicated job needs next: new tasks up to its concurrency and to the completions that are missing, restarts of failed ones, the
 * end of those of earlier iterations.
 *
 * <p>Source: control-plane facts 6.3.21-24; moby/swarmkit manager/orchestrator/jobs/replicated/reconciler.go.
 */
final class ReplicatedJobs {
  private final RestartSupervisor restarts;

  ReplicatedJobs(RestartSupervisor restarts) {
    this.restarts = restarts;
  }

  List<Consumer<StoreTx>> reconcile(ServiceObject job, StoreView view, ComponentEffects out) {
    TreeSet<Integer> slots = new TreeSet<>();
    List<TaskObject> failed = new ArrayList<>();
    List<TaskObject> outdated = new ArrayList<>();
    long running = 0;
    long complete = 0;
    for (TaskObject task : view.tasksOfService(job.id())) {
      if (task.jobIteration() != job.jobIteration()) {
        if (!task.observed().isTerminal()) {
          outdated.add(task);
        }
      } else if (task.observed() == TaskState.COMPLETE) {
        complete++;
        slots.add(task.slot());
      } else if (!task.desired().isAfter(TaskState.COMPLETE)) {
        running++; // also one that has failed and waits for its restart
        slots.add(task.slot());
        if (task.observed().isTerminal()) {
          failed.add(task);
        }
      }
    }
    ServiceMode.ReplicatedJob mode = (ServiceMode.ReplicatedJob) job.spec().mode();
    long missing = missing(mode, running, complete);
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    if (Long.compareUnsigned(missing, mode.totalCompletions()) <= 0) {
      addMissing(job, mode, missing, slots, parts, out);
      failed.forEach(task -> parts.add(tx -> JobTasks.restart(task.id(), job, restarts, tx, out)));
      outdated.forEach(
          task -> parts.add(tx -> Tasks.raiseDesired(task.id(), TaskState.REMOVE, tx)));
    }
    return parts;
  }

  /** Tasks to be made. More than the job has completions if there are too many already: Swarm counts without sign, and then does nothing. */
  private static long missing(ServiceMode.ReplicatedJob mode, long running, long complete) {
    long possible = mode.maxConcurrent() - running;
    long allowed = mode.totalCompletions() - complete - running;
    return Long.compareUnsigned(possible, allowed) < 0 ? possible : allowed;
  }

  private static void addMissing(
      ServiceObject job,
      ServiceMode.ReplicatedJob mode,
      long missing,
      TreeSet<Integer> slots,
      List<Consumer<StoreTx>> parts,
      ComponentEffects out) {
    for (long i = 0; i < missing; i++) {
      int slot = 0;
      while (slot < mode.totalCompletions() && slots.contains(slot)) {
        slot++;
      }
      int free = slot < mode.totalCompletions() ? slot : 0;
      slots.add(free);
      parts.add(tx -> JobTasks.create(job, free, TaskObject.UNASSIGNED, tx, out));
    }
  }
}
