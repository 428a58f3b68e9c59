package io.dryswarm.models.update;

import io.dryswarm.models.Dice;
import io.dryswarm.models.Shuffle;
import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The updates of one orchestrator: at most one per service. The orchestrator lends it its timers with keys below 0.
 *
 * <p>Source: control-plane facts 8.3.11; moby/swarmkit manager/orchestrator/update/updater.go Supervisor.
 */
public final class UpdateSupervisor {
  private final RestartSupervisor restarts;
  private final Dice dice;
  private final Waits waits = new Waits();
  private final TreeMap<Integer, Updater> running = new TreeMap<>();
  private final List<TaskObject> changed = new ArrayList<>();

  /**
   * No update yet.
   *
   * @param restarts the orchestrator's; starts the new tasks
   * @param dice     draws the order of slots
   */
  public UpdateSupervisor(RestartSupervisor restarts, Dice dice) {
    this.restarts = restarts;
    this.dice = dice;
  }

  /**
   * Brings the slots to the service's specification. Nothing new is started if an update to an equal specification is under way; one to
   * another specification is dropped where it stands. One that has just reported its completion is over: what it left undone, such as a
   * slot with two new tasks, is done now.
   *
   * @param slots the tasks of each occupied slot
   */
  public void update(
      ServiceObject service,
      List<List<TaskObject>> slots,
      SlotOrder order,
      StoreView view,
      ComponentEffects out) {
    Updater present = running.get(service.id());
    if (present != null) {
      if (present.isTowards(service.spec()) && !present.hasCompleted(service)) {
        return;
      }
      present.cancel();
    }
    List<List<TaskObject>> outOfDate = new ArrayList<>(slots);
    outOfDate.removeIf(slot -> !OutOfDate.isSlot(slot, service, view));
    if (order == SlotOrder.ANY) {
      Shuffle.shuffle(outOfDate, dice);
    }
    Updater updater = new Updater(service, outOfDate, restarts, waits, view, out);
    running.put(service.id(), updater);
    updater.run(() -> running.remove(service.id(), updater));
  }

  /** Must see every event in the instant of its arrival; acts on it in {@link #settle}. */
  public void observe(StoreEvent event) {
    if (event.op() == StoreEvent.Op.UPDATE
        && event.object() instanceof TaskObject task
        && task.observed().isAtLeast(TaskState.RUNNING)
        && running.containsKey(task.service())) {
      changed.add(task);
    }
  }

  /** The end of a transaction, after the orchestrator has acted upon it. */
  public void settle() {
    if (changed.isEmpty()) {
      return;
    }
    List<TaskObject> tasks = List.copyOf(changed);
    changed.clear();
    for (TaskObject task : tasks) {
      Updater updater = running.get(task.service());
      if (updater != null) {
        updater.taskChanged(task);
      }
    }
  }

  /** A timer of the owning component with a key below 0 is due. */
  public void timerDue(long key) {
    waits.due(key);
  }
}
