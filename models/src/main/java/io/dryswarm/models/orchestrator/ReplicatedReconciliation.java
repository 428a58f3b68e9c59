package io.dryswarm.models.orchestrator;

import io.dryswarm.models.Dice;
import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import io.dryswarm.models.update.SlotOrder;
import io.dryswarm.models.update.UpdateSupervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings one replicated service to its number of slots: missing ones are added, surplus ones taken away, those that stay go to the updater.
 *
 * <p>Source: control-plane facts 6.1.4-7; moby/swarmkit manager/orchestrator/replicated/services.go reconcile.
 */
final class ReplicatedReconciliation {
  private final ServiceObject service;
  private final RestartSupervisor restarts;
  private final UpdateSupervisor updates;
  private final Dice dice;
  private final int replicas;
  private final TreeMap<Integer, List<TaskObject>> occupied = new TreeMap<>();
  private final TreeMap<Integer, List<TaskObject>> dead = new TreeMap<>();

  ReplicatedReconciliation(
      ServiceObject service, RestartSupervisor restarts, UpdateSupervisor updates, Dice dice) {
    this.service = service;
    this.restarts = restarts;
    this.updates = updates;
    this.dice = dice;
    this.replicas = ((ServiceMode.Replicated) service.spec().mode()).replicas();
  }

  /** The changes to be written. If the number of slots changes, the update of those that stay begins before the write. */
  List<Consumer<StoreTx>> plan(StoreView view, ComponentEffects out) {
    sortSlots(view);
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    if (replicas > occupied.size()) {
      update(List.copyOf(occupied.values()), SlotOrder.ANY, view, out);
      addMissing(parts, out);
      deleteDead(parts);
    } else if (replicas < occupied.size()) {
      List<List<TaskObject>> slots = ScaleDown.order(occupied.values(), dice);
      update(slots.subList(0, replicas), SlotOrder.GIVEN, view, out);
      deleteDead(parts);
      for (List<TaskObject> slot : slots.subList(replicas, slots.size())) {
        slot.forEach(task -> parts.add(tx -> Tasks.raiseDesired(task.id(), TaskState.REMOVE, tx)));
      }
    } else {
      deleteDead(parts);
    }
    return parts;
  }

  /** What {@link #plan} wanted has committed. */
  void written(StoreView view, ComponentEffects out) {
    if (replicas == occupied.size()) {
      update(List.copyOf(occupied.values()), SlotOrder.ANY, view, out);
    }
  }

  private void sortSlots(StoreView view) {
    for (TaskObject task : view.tasksOfService(service.id())) {
      dead.computeIfAbsent(task.slot(), slot -> new ArrayList<>()).add(task);
    }
    dead.forEach((slot, tasks) -> occupied.put(slot, restarts.updatableTasks(tasks, service)));
    occupied.values().removeIf(List::isEmpty);
    dead.keySet().removeAll(occupied.keySet());
  }

  private void update(
      List<List<TaskObject>> slots, SlotOrder order, StoreView view, ComponentEffects out) {
    updates.update(service, slots, order, view, out);
  }

  /** Fills the lowest free slots, from 1. The history of a dead slot that is filled again is kept. */
  private void addMissing(List<Consumer<StoreTx>> parts, ComponentEffects out) {
    int slot = 0;
    for (int missing = replicas - occupied.size(); missing > 0; missing--) {
      slot++;
      while (occupied.containsKey(slot)) {
        slot++;
      }
      dead.remove(slot);
      int free = slot;
      parts.add(tx -> tx.create(Tasks.create(
          tx.nextId(), service, free, TaskObject.UNASSIGNED, TaskState.RUNNING, out.nowNs())));
    }
  }

  private void deleteDead(List<Consumer<StoreTx>> parts) {
    for (List<TaskObject> slot : dead.values()) {
      slot.forEach(task -> parts.add(tx -> Tasks.remove(task.id(), tx)));
    }
  }
}
