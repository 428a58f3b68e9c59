package io.dryswarm.models.orchestrator;

import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.restart.RestartSupervisor;
import io.dryswarm.models.restart.TaskInit;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps replicated services at their number of slots, and replaces tasks that ended or whose node was lost or drained.
 *
 * <p>Events are collected; at the commit that ends their transaction first tasks are restarted, then services reconciled. Source:
 * control-plane facts 6.1; moby/swarmkit manager/orchestrator/replicated.
 */
public final class ReplicatedOrchestrator extends SerialComponent {
  private final RestartSupervisor restarts;
  private final TreeSet<Integer> tasksToRestart = new TreeSet<>();
  private final TreeMap<Integer, ServiceObject> servicesToReconcile = new TreeMap<>();

  /** An orchestrator with Swarm's restart delay. */
  public ReplicatedOrchestrator() {
    this(new RestartSupervisor());
  }

  /** An orchestrator that takes over the supervisor. */
  public ReplicatedOrchestrator(RestartSupervisor restarts) {
    this.restarts = restarts;
  }

  @Override
  public String name() {
    return "orchestrator.replicated";
  }

  @Override
  protected void begin() {
    TaskInit init = new TaskInit(
        restarts, ReplicatedOrchestrator::isReplicated, (task, parts) -> checkTask(task));
    write(init.run(view(), out()), () -> {
      for (ServiceObject service : view().services()) {
        if (isReplicated(service)) {
          servicesToReconcile.put(service.id(), service);
        }
      }
      tick();
    });
  }

  @Override
  protected void arrived(StoreEvent event) {
    restarts.observe(event, out());
  }

  @Override
  public void onTimer(long key, StoreView view, ComponentEffects out) {
    restarts.timerDue(key, out);
  }

  @Override
  protected void handle(StoreEvent event) {
    if (event.object() instanceof TaskObject task) {
      taskChanged(event.op(), task);
    } else if (event.object() instanceof NodeObject node) {
      if (event.op() == StoreEvent.Op.REMOVE || Tasks.isInvalid(node)) {
        restartTasksOn(node.id());
      }
    } else if (event.object() instanceof ServiceObject service && isReplicated(service)) {
      serviceChanged(event.op(), service);
    }
  }

  @Override
  protected void handleCommit() {
    tick();
  }

  private void taskChanged(StoreEvent.Op op, TaskObject task) {
    if (op != StoreEvent.Op.REMOVE) {
      checkTask(task);
      return;
    }
    if (!task.desired().isAfter(TaskState.RUNNING)) {
      ServiceObject service = view().service(task.service());
      if (service != null && isReplicated(service)) {
        servicesToReconcile.put(service.id(), service);
      }
    }
    restarts.cancel(task.id(), out());
  }

  /** Notes the task for a restart if it ended, or must leave its node. */
  private void checkTask(TaskObject task) {
    if (!task.desired().isAfter(TaskState.RUNNING)
        && isReplicated(view().service(task.service()))
        && (task.observed().isTerminal() || Tasks.isOnInvalidNode(task, view()))) {
      tasksToRestart.add(task.id());
    }
  }

  private void restartTasksOn(int node) {
    for (TaskObject task : view().tasksOnNode(node)) {
      if (!task.desired().isAfter(TaskState.RUNNING)
          && isReplicated(view().service(task.service()))) {
        tasksToRestart.add(task.id());
      }
    }
  }

  private void serviceChanged(StoreEvent.Op op, ServiceObject service) {
    if (op != StoreEvent.Op.REMOVE) {
      servicesToReconcile.put(service.id(), service);
      return;
    }
    write(ServiceRemoval.removeTasks(service.id(), view()), () -> {
      restarts.forgetService(service.id());
      servicesToReconcile.remove(service.id());
    });
  }

  private void tick() {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (int task : tasksToRestart) {
      parts.add(tx -> restart(task, tx));
    }
    tasksToRestart.clear();
    write(parts, this::reconcileServices);
  }

  private void restart(int id, StoreTx tx) {
    TaskObject task = tx.task(id);
    if (task != null && !task.desired().isAfter(TaskState.RUNNING)) {
      ServiceObject service = tx.service(task.service());
      if (service != null && isReplicated(service)) {
        restarts.restart(task, service, tx, out());
      }
    }
  }

  private void reconcileServices() {
    List<ServiceObject> services = List.copyOf(servicesToReconcile.values());
    servicesToReconcile.clear();
    writeInSequence(services.iterator(), this::reconcile, () -> {});
  }

  /** The changes that bring the service to its number of slots. */
  private List<Consumer<StoreTx>> reconcile(ServiceObject service) {
    TreeMap<Integer, List<TaskObject>> dead = new TreeMap<>();
    for (TaskObject task : view().tasksOfService(service.id())) {
      dead.computeIfAbsent(task.slot(), slot -> new ArrayList<>()).add(task);
    }
    TreeMap<Integer, List<TaskObject>> occupied = new TreeMap<>();
    dead.forEach((slot, tasks) -> occupied.put(slot, restarts.updatableTasks(tasks, service)));
    occupied.values().removeIf(List::isEmpty);
    dead.keySet().removeAll(occupied.keySet());
    int replicas = ((ServiceMode.Replicated) service.spec().mode()).replicas();
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    addMissing(service, replicas - occupied.size(), occupied, dead, parts);
    for (List<TaskObject> slot : dead.values()) {
      slot.forEach(task -> parts.add(tx -> Tasks.remove(task.id(), tx)));
    }
    for (List<TaskObject> slot : ScaleDown.choose(occupied.values(), replicas)) {
      slot.forEach(task -> parts.add(tx -> Tasks.raiseDesired(task.id(), TaskState.REMOVE, tx)));
    }
    return parts;
  }

  /** Fills the lowest free slots, from 1. The history of a dead slot that is filled again is kept. */
  private void addMissing(
      ServiceObject service,
      int missing,
      Map<Integer, List<TaskObject>> occupied,
      Map<Integer, List<TaskObject>> dead,
      List<Consumer<StoreTx>> parts) {
    int slot = 0;
    for (int added = 0; added < missing; added++) {
      slot++;
      while (occupied.containsKey(slot)) {
        slot++;
      }
      dead.remove(slot);
      int free = slot;
      parts.add(tx -> create(service, free, tx));
    }
  }

  private void create(ServiceObject service, int slot, StoreTx tx) {
    tx.create(Tasks.create(
        tx.nextId(),
        service,
        slot,
        TaskObject.UNASSIGNED,
        TaskState.RUNNING,
        out().nowNs()));
  }

  private static boolean isReplicated(@Nullable ServiceObject service) {
    return service != null && service.spec().mode() instanceof ServiceMode.Replicated;
  }
}
