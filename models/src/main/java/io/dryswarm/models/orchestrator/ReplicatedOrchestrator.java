package io.dryswarm.models.orchestrator;

import io.dryswarm.models.Dice;
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
import io.dryswarm.models.update.UpdateSupervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps replicated services at their number of slots and their tasks up to date, and replaces tasks that ended or whose node was lost or
 * drained.
 *
 * <p>Events are collected; at the commit that ends their transaction first tasks are restarted, then services reconciled. Source:
 * control-plane facts 6.1; moby/swarmkit manager/orchestrator/replicated.
 */
public final class ReplicatedOrchestrator extends SerialComponent {
  private final RestartSupervisor restarts;
  private final UpdateSupervisor updates;
  private final Dice dice;
  private final TreeSet<Integer> tasksToRestart = new TreeSet<>();
  private final TreeMap<Integer, ServiceObject> servicesToReconcile = new TreeMap<>();

  /**
   * An orchestrator with Swarm's restart delay.
   *
   * @param dice draws what Swarm leaves to the order of Go's maps: the order in which an update takes the slots
   */
  public ReplicatedOrchestrator(Dice dice) {
    this(new RestartSupervisor(), dice);
  }

  /** An orchestrator that takes over the supervisor. */
  public ReplicatedOrchestrator(RestartSupervisor restarts, Dice dice) {
    this.restarts = restarts;
    this.updates = new UpdateSupervisor(restarts, dice);
    this.dice = dice;
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
    updates.observe(event);
  }

  @Override
  protected void settled() {
    updates.settle();
  }

  @Override
  public void onTimer(long key, StoreView view, ComponentEffects out) {
    if (key < 0) {
      updates.timerDue(key);
    } else {
      restarts.timerDue(key, out);
    }
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
    write(Tasks.removalOfAll(service.id(), view()), () -> {
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
    List<ReplicatedReconciliation> services = servicesToReconcile.values().stream()
        .map(service -> new ReplicatedReconciliation(service, restarts, updates, dice))
        .toList();
    servicesToReconcile.clear();
    writeInSequence(
        services.iterator(),
        service -> service.plan(view(), out()),
        service -> service.written(view(), out()),
        () -> {});
  }

  private static boolean isReplicated(@Nullable ServiceObject service) {
    return service != null && service.spec().mode() instanceof ServiceMode.Replicated;
  }
}
