package io.dryswarm.models.restart;

import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.task.TaskState;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces tasks under their service's restart policy. Every orchestrator owns one and lends it its timers.
 *
 * <p>Source: control-plane facts 7; moby/swarmkit manager/orchestrator/restart/restart.go.
 */
public final class RestartSupervisor {
  private static final Runnable NOTHING = () -> {};

  private final RestartBackoff backoff;
  private final RestartHistory history = new RestartHistory();
  private final DelayedStarts delays = new DelayedStarts(this::restartAfterDelay);

  /** A supervisor with Swarm's constant delay. */
  public RestartSupervisor() {
    this(RestartBackoff.SWARM);
  }

  public RestartSupervisor(RestartBackoff backoff) {
    this.backoff = backoff;
  }

  /**
   * Shuts the task down and, if the policy allows, creates its replacement, all in this transaction; the replacement starts later. A
   * task whose own start is still delayed is dealt with after that start.
   *
   * @param task as stored, desired state RUNNING or less
   */
  public void restart(TaskObject task, ServiceObject service, StoreTx tx, ComponentEffects out) {
    if (delays.putOffRestart(task.id()) || task.desired().isAfter(TaskState.COMPLETE)) {
      return;
    }
    tx.update(task.withDesired(TaskState.SHUTDOWN));
    if (!shouldRestart(task, service)) {
      return;
    }
    boolean global = service.spec().mode().isPerNode();
    TaskObject replacement = Tasks.create(
        tx.nextId(),
        service,
        global ? 0 : task.slot(),
        global ? task.node() : TaskObject.UNASSIGNED,
        TaskState.READY,
        out.nowNs());
    tx.create(replacement);
    SlotKey slot = SlotKey.of(replacement, service);
    long earlier = history.count(slot, replacement);
    history.record(slot, replacement);
    NodeObject node = tx.node(task.node());
    boolean drained = node != null && node.availability() == NodeObject.Availability.DRAIN;
    boolean down = node != null && node.status() == NodeObject.Status.DOWN;
    long delayNs = drained ? 0 : backoff.delayNs(task.spec().restart(), earlier);
    delayStart(replacement.id(), down ? null : task, delayNs, out);
  }

  /**
   * The tasks of a slot that make it count as occupied: those with desired state RUNNING or less, else the newest one if it will not be
   * restarted. Empty for a dead slot. While a service is rolled back, ended tasks make no slot occupied, so that the rollback refills it.
   * Source: control-plane facts 6.1.1, 8.4.32.
   *
   * @param slot all stored tasks of the slot, not empty
   */
  public List<TaskObject> updatableTasks(List<TaskObject> slot, ServiceObject service) {
    List<TaskObject> alive =
        slot.stream().filter(task -> !task.desired().isAfter(TaskState.RUNNING)).toList();
    if (!alive.isEmpty()) {
      return alive;
    }
    UpdateStatus update = service.updateStatus();
    if (update != null && update.state() == UpdateStatus.State.ROLLBACK_STARTED) {
      return List.of();
    }
    TaskObject newest = Collections.max(slot, Tasks.BY_STATUS_TIME);
    return shouldRestart(newest, service) ? List.of() : List.of(newest);
  }

  /** Counts a replacement that was made under an earlier leader. */
  public void recordRestart(SlotKey slot, TaskObject replacement) {
    history.record(slot, replacement);
  }

  /**
   * Raises the task to desired RUNNING (of a job: COMPLETE) after the delay, and after {@code oldTask} has stopped, its node is DOWN or
   * gone, or 60 s have passed. Called inside a transaction, so that no event is missed.
   *
   * @param oldTask the task that must stop first; {@code null} not to wait
   * @param delayNs nanoseconds, 0 = none
   * @param over    told when the start is through, or was dropped
   */
  public void delayStart(
      int task, @Nullable TaskObject oldTask, long delayNs, Runnable over, ComponentEffects out) {
    delays.add(task, oldTask, delayNs, over, out);
  }

  /** As the other one, when nobody waits for the start. */
  public void delayStart(
      int task, @Nullable TaskObject oldTask, long delayNs, ComponentEffects out) {
    delayStart(task, oldTask, delayNs, NOTHING, out);
  }

  /** Drops the delayed start of a task that was deleted. */
  public void cancel(int task, ComponentEffects out) {
    delays.cancel(task, out);
  }

  /** Drops the restart history of a deleted service. */
  public void forgetService(int service) {
    history.forgetService(service);
  }

  /** Must see every event in the instant of its arrival. */
  public void observe(StoreEvent event, ComponentEffects out) {
    delays.observe(event, out);
  }

  /** A timer of the owning component is due; the supervisor's have keys from 0 upwards. */
  public void timerDue(long key, ComponentEffects out) {
    delays.timerDue(key, out);
  }

  private boolean shouldRestart(TaskObject task, ServiceObject service) {
    boolean failed = task.observed() != TaskState.COMPLETE;
    boolean wanted = switch (task.spec().restart().condition()) {
      case ANY -> failed || !service.spec().mode().isJob();
      case ON_FAILURE -> failed;
      case NONE -> false;
    };
    return wanted && history.allowsAnother(SlotKey.lookedUp(task, service), task);
  }

  private void restartAfterDelay(int id, ComponentEffects out) {
    out.update(tx -> {
      TaskObject task = tx.task(id);
      ServiceObject service = task == null ? null : tx.service(task.service());
      if (task != null && service != null && !task.desired().isAfter(TaskState.RUNNING)) {
        restart(task, service, tx, out);
      }
    });
  }
}
