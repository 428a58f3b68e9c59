package io.dryswarm.models.update;

import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker's work on one slot: an up-to-date task that is there already is kept and the others are shut down, else a new one is made.
 *
 * <p>Source: control-plane facts 8.3.16-20a; moby/swarmkit manager/orchestrator/update/updater.go worker, updateTask, useExistingTask.
 */
final class SlotUpdate {
  private static final int NONE = -1;

  private final Updater updater;
  private final ServiceObject service;
  private final UpdateConfig.Order order;
  private final RestartSupervisor restarts;
  private final StoreView view;
  private final ComponentEffects out;
  private List<TaskObject> slot = List.of();
  private boolean written;
  private boolean startIsOver = true;
  private int created = NONE;
  private @Nullable TaskObject up;

  SlotUpdate(
      Updater updater,
      ServiceObject service,
      UpdateConfig.Order order,
      RestartSupervisor restarts,
      StoreView view,
      ComponentEffects out) {
    this.updater = updater;
    this.service = service;
    this.order = order;
    this.restarts = restarts;
    this.view = view;
    this.out = out;
  }

  /** Begins; at the end the updater learns that the slot is done. */
  void run(List<TaskObject> tasks) {
    slot = tasks;
    TaskObject present = upToDate();
    out.update(
        tx -> {
          if (present == null) {
            replace(tx);
          } else {
            keep(present, tx);
          }
        },
        () -> {
          written = true;
          proceed();
        });
  }

  /** The new task runs, or has ended. */
  void taskIsUp(TaskObject task) {
    if (up == null) {
      up = task;
      proceed();
    }
  }

  /** One that is to run, else one that is still held back. */
  private @Nullable TaskObject upToDate() {
    TaskObject heldBack = null;
    for (TaskObject task : slot) {
      if (OutOfDate.isTask(task, service, view) || task.desired().isAfter(TaskState.RUNNING)) {
        continue;
      }
      if (task.desired() == TaskState.RUNNING) {
        return task;
      }
      heldBack = task;
    }
    return heldBack;
  }

  private void keep(TaskObject present, StoreTx tx) {
    List<TaskObject> others =
        slot.stream().filter(task -> task.id() != present.id()).toList();
    TaskObject old = shutDown(others, tx);
    if (present.desired() != TaskState.RUNNING) {
      delayStart(present.id(), old);
    }
  }

  private void replace(StoreTx tx) {
    if (tx.service(service.id()) == null) {
      throw new StoreRefusal("service was deleted");
    }
    TaskObject model = slot.get(0);
    TaskObject task = Tasks.create(
        tx.nextId(),
        service,
        model.slot(),
        service.spec().mode().isPerNode() ? model.node() : TaskObject.UNASSIGNED,
        TaskState.READY,
        out.nowNs());
    tx.create(task);
    TaskObject old = startsFirst() ? null : shutDown(slot, tx);
    created = task.id();
    updater.waitsForTask(created, this);
    delayStart(created, old);
  }

  private void delayStart(int task, @Nullable TaskObject old) {
    startIsOver = false;
    restarts.delayStart(
        task,
        old,
        0,
        () -> {
          startIsOver = true;
          proceed();
        },
        out);
  }

  /** Goes on when nothing is left to wait for. A refused write has left nothing to wait for: the slot is skipped. */
  private void proceed() {
    if (updater.isOver() || !written || !startIsOver) {
      return;
    }
    if (created == NONE) {
      updater.slotIsDone();
    } else if (up != null) {
      updater.sawTaskUp(created);
      if (startsFirst() && up.observed() == TaskState.RUNNING) {
        out.update(this::shutDownOld, updater::slotIsDone);
      } else {
        updater.slotIsDone();
      }
    }
  }

  private void shutDownOld(StoreTx tx) {
    for (TaskObject task : slot) {
      if (isToRun(task)) {
        Tasks.raiseDesired(task.id(), TaskState.SHUTDOWN, tx);
      }
    }
  }

  /**
   * Shuts down those of the tasks that were to run when the update began, and returns the last of them.
   *
   * @throws StoreRefusal if there were such, but somebody has shut down or deleted all of them meanwhile
   */
  private static @Nullable TaskObject shutDown(List<TaskObject> tasks, StoreTx tx) {
    TaskObject last = null;
    boolean tooLate = false;
    for (TaskObject task : tasks) {
      if (!isToRun(task)) {
        continue;
      }
      TaskObject stored = tx.task(task.id());
      if (stored != null && isToRun(stored)) {
        tx.update(stored.withDesired(TaskState.SHUTDOWN));
        last = task;
      } else {
        tooLate = true;
      }
    }
    if (last == null && tooLate) {
      throw new StoreRefusal("task was already shut down when reached by updater");
    }
    return last;
  }

  private boolean startsFirst() {
    return order == UpdateConfig.Order.START_FIRST;
  }

  private static boolean isToRun(TaskObject task) {
    return !task.desired().isAfter(TaskState.RUNNING);
  }
}
