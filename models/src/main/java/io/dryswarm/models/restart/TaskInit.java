package io.dryswarm.models.restart;

import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a new leader's orchestrator does with the tasks that it finds: those of deleted services are deleted, delayed starts go on, the
 * restart history is rebuilt.
 *
 * <p>Source: control-plane facts 3.1.9; moby/swarmkit manager/orchestrator/taskinit/init.go.
 */
public final class TaskInit {
  private final RestartSupervisor restarts;
  private final Predicate<ServiceObject> related;
  private final BiConsumer<TaskObject, List<Consumer<StoreTx>>> fix;

  /**
   * The repair for one orchestrator.
   *
   * @param related which services are the orchestrator's
   * @param fix     what else to do with a task of such a service; may add changes to the batch
   */
  public TaskInit(
      RestartSupervisor restarts,
      Predicate<ServiceObject> related,
      BiConsumer<TaskObject, List<Consumer<StoreTx>>> fix) {
    this.restarts = restarts;
    this.related = related;
    this.fix = fix;
  }

  /** The changes to be written, in the order of task ids; the restart history is rebuilt at once. */
  public List<Consumer<StoreTx>> run(StoreView view, ComponentEffects out) {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    TreeMap<SlotKey, List<TaskObject>> slots = new TreeMap<>();
    for (TaskObject task : view.tasks()) {
      ServiceObject service = view.service(task.service());
      if (service == null) {
        parts.add(tx -> Tasks.remove(task.id(), tx));
      } else if (related.test(service)) {
        slots
            .computeIfAbsent(SlotKey.of(task, service), slot -> new ArrayList<>())
            .add(task);
        fix.accept(task, parts);
        if (isHeldBack(task)) {
          parts.add(tx -> resume(task, tx, out));
        }
      }
    }
    slots.forEach(this::rebuildHistory);
    return parts;
  }

  private static boolean isHeldBack(TaskObject task) {
    return task.desired() == TaskState.READY && !task.observed().isAfter(TaskState.COMPLETE);
  }

  /** Starts the task when its delay, counted from its last status, is over; the task it replaces is no longer waited for. */
  private void resume(TaskObject found, StoreTx tx, ComponentEffects out) {
    TaskObject task = tx.task(found.id());
    if (task == null || task.desired() != TaskState.READY) {
      return;
    }
    long delayNs = found.spec().restart().delayNs();
    long leftNs = Math.min(delayNs, found.status().appliedNs() + delayNs - out.nowNs());
    if (leftNs > 0) {
      restarts.delayStart(task.id(), null, leftNs, out);
    } else {
      Tasks.start(task.id(), tx);
    }
  }

  private void rebuildHistory(SlotKey slot, List<TaskObject> tasks) {
    long newest = tasks.stream().mapToLong(TaskObject::specVersion).max().orElse(0);
    tasks.stream()
        .filter(task -> task.specVersion() == newest)
        .sorted(Comparator.comparingLong(TaskObject::createdNs).thenComparingInt(TaskObject::id))
        .skip(1)
        .forEach(task -> restarts.recordRestart(slot, task));
  }
}
