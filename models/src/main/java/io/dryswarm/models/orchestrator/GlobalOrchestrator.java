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
import io.dryswarm.models.update.OutOfDate;
import io.dryswarm.models.update.SlotOrder;
import io.dryswarm.models.update.UpdateSupervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one task of every global service on each node that is neither DOWN nor on DRAIN and satisfies the service's constraints.
 *
 * <p>Services and nodes are dealt with at their event, failed tasks after every event. Source: control-plane facts 6.2; moby/swarmkit
 * manager/orchestrator/global/global.go.
 */
public final class GlobalOrchestrator extends SerialComponent {
  private final RestartSupervisor restarts;
  private final UpdateSupervisor updates;
  private final TreeMap<Integer, NodeObject> nodes = new TreeMap<>();
  private final TreeMap<Integer, GlobalService> services = new TreeMap<>();
  private final TreeSet<Integer> tasksToRestart = new TreeSet<>();

  /**
   * An orchestrator with Swarm's restart delay.
   *
   * @param dice draws what Swarm leaves to the order of Go's maps: the order in which an update takes the nodes
   */
  public GlobalOrchestrator(Dice dice) {
    this(new RestartSupervisor(), dice);
  }

  /** An orchestrator that takes over the supervisor. */
  public GlobalOrchestrator(RestartSupervisor restarts, Dice dice) {
    this.restarts = restarts;
    this.updates = new UpdateSupervisor(restarts, dice);
  }

  @Override
  public String name() {
    return "orchestrator.global";
  }

  @Override
  protected void begin() {
    view().nodes().forEach(this::updateNode);
    for (ServiceObject service : view().services()) {
      if (isGlobal(service)) {
        services.put(service.id(), GlobalService.of(service));
      }
    }
    TaskInit init = new TaskInit(restarts, GlobalOrchestrator::isGlobal, this::fixTask);
    List<GlobalService> found = List.copyOf(services.values());
    write(init.run(view(), out()), () -> restartTasks(() -> reconcile(found, () -> {})));
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
    Runnable then = () -> restartTasks(() -> {});
    if (event.object() instanceof NodeObject node) {
      write(nodeChanged(event.op(), node), then);
    } else if (event.object() instanceof ServiceObject service && isGlobal(service)) {
      serviceChanged(event.op(), service, then);
    } else if (event.object() instanceof TaskObject task && event.op() == StoreEvent.Op.UPDATE) {
      checkTask(task);
      then.run();
    }
  }

  private List<Consumer<StoreTx>> nodeChanged(StoreEvent.Op op, NodeObject node) {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    if (op == StoreEvent.Op.REMOVE) {
      nodes.remove(node.id());
      for (TaskObject task : ownTasksOn(node.id())) {
        parts.add(tx -> Tasks.remove(task.id(), tx));
      }
    } else {
      updateNode(node);
      reconcileNode(node, parts);
    }
    return parts;
  }

  private void serviceChanged(StoreEvent.Op op, ServiceObject service, Runnable then) {
    if (op == StoreEvent.Op.REMOVE) {
      services.remove(service.id());
      restarts.forgetService(service.id());
      write(Tasks.removalOfAll(service.id(), view()), then);
    } else {
      GlobalService updated = GlobalService.of(service);
      services.put(service.id(), updated);
      reconcile(List.of(updated), then);
    }
  }

  private void updateNode(NodeObject node) {
    if (Tasks.isInvalid(node)) {
      nodes.remove(node.id());
    } else {
      nodes.put(node.id(), node);
    }
  }

  /** Brings services to one task per eligible node, then hands their tasks to the updater. */
  private void reconcile(List<GlobalService> changed, Runnable then) {
    TreeMap<Integer, List<List<TaskObject>>> slots = new TreeMap<>();
    writeInSequence(
        changed.iterator(),
        service -> reconcile(
            service, slots.computeIfAbsent(service.object().id(), id -> new ArrayList<>())),
        service -> {
          List<List<TaskObject>> toUpdate = slots.getOrDefault(service.object().id(), List.of());
          if (!toUpdate.isEmpty()) {
            updates.update(service.object(), toUpdate, SlotOrder.ANY, view(), out());
          }
        },
        then);
  }

  /** The changes that bring one service to one task per eligible node; adds what the updater is to look at. */
  private List<Consumer<StoreTx>> reconcile(
      GlobalService service, List<List<TaskObject>> toUpdate) {
    TreeMap<Integer, List<TaskObject>> byNode = new TreeMap<>();
    for (TaskObject task : view().tasksOfService(service.object().id())) {
      byNode.computeIfAbsent(task.node(), node -> new ArrayList<>()).add(task);
    }
    byNode.replaceAll((node, tasks) -> restarts.updatableTasks(tasks, service.object()));
    byNode.values().removeIf(List::isEmpty);
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (NodeObject node : nodes.values()) {
      List<TaskObject> tasks = byNode.getOrDefault(node.id(), List.of());
      byNode.remove(node.id());
      if (!service.fits(node)) {
        shutDown(tasks, parts);
      } else if (!isPaused(node)) {
        if (tasks.isEmpty()) {
          add(service, node, parts);
        } else {
          toUpdate.add(tasks);
        }
      }
    }
    byNode.values().forEach(tasks -> shutDown(tasks, parts)); // on nodes that are gone or invalid
    return parts;
  }

  /** The changes for all services on one node. */
  private void reconcileNode(NodeObject node, List<Consumer<StoreTx>> parts) {
    List<TaskObject> onNode = ownTasksOn(node.id());
    if (Tasks.isInvalid(node)) {
      shutDown(onNode, parts);
      return;
    }
    if (isPaused(node)) {
      return;
    }
    for (GlobalService service : services.values()) {
      if (!service.fits(node)) {
        continue;
      }
      List<TaskObject> slot = onNode.stream()
          .filter(task -> task.service() == service.object().id())
          .toList();
      if (!slot.isEmpty()) {
        slot = restarts.updatableTasks(slot, service.object());
      }
      reconcileSlot(service, node, slot, parts);
    }
  }

  /** Keeps one task that is up to date. Out-of-date ones are replaced without the limits of a rolling update. */
  private void reconcileSlot(
      GlobalService service,
      NodeObject node,
      List<TaskObject> slot,
      List<Consumer<StoreTx>> parts) {
    List<TaskObject> surplus = new ArrayList<>();
    boolean served = false;
    for (TaskObject task : slot) {
      if (!served && !OutOfDate.isTask(task, service.object(), node)) {
        served = true;
      } else {
        surplus.add(task);
      }
    }
    if (!served) {
      add(service, node, parts);
    }
    shutDown(surplus, parts);
  }

  private List<TaskObject> ownTasksOn(int node) {
    return view().tasksOnNode(node).stream()
        .filter(task -> services.containsKey(task.service()))
        .toList();
  }

  private void add(GlobalService service, NodeObject node, List<Consumer<StoreTx>> parts) {
    ServiceObject object = service.object();
    parts.add(tx -> {
      if (tx.service(object.id()) != null) {
        tx.create(Tasks.create(
            tx.nextId(), object, 0, node.id(), TaskState.RUNNING, out().nowNs()));
      }
    });
  }

  private static void shutDown(List<TaskObject> tasks, List<Consumer<StoreTx>> parts) {
    tasks.forEach(task -> parts.add(tx -> Tasks.raiseDesired(task.id(), TaskState.SHUTDOWN, tx)));
  }

  private void fixTask(TaskObject task, List<Consumer<StoreTx>> parts) {
    if (task.desired().isAfter(TaskState.RUNNING)) {
      return;
    }
    if (nodes.containsKey(task.node())) {
      checkTask(task);
    } else {
      shutDown(List.of(task), parts);
    }
  }

  /** Notes a task that ended for a restart. */
  private void checkTask(TaskObject task) {
    if (services.containsKey(task.service())
        && !task.desired().isAfter(TaskState.RUNNING)
        && task.observed().isTerminal()) {
      tasksToRestart.add(task.id());
    }
  }

  private void restartTasks(Runnable then) {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (int task : tasksToRestart) {
      parts.add(tx -> restart(task, tx));
    }
    tasksToRestart.clear();
    write(parts, then);
  }

  private void restart(int id, StoreTx tx) {
    TaskObject task = tx.task(id);
    if (task == null || task.desired().isAfter(TaskState.RUNNING)) {
      return;
    }
    ServiceObject stored = tx.service(task.service());
    GlobalService service = services.get(task.service());
    NodeObject node = nodes.get(task.node());
    if (stored == null || service == null || node == null) {
      return;
    }
    if (isPaused(node) || !service.fits(node)) {
      tx.update(task.withDesired(TaskState.SHUTDOWN));
    } else {
      restarts.restart(task, stored, tx, out());
    }
  }

  private static boolean isPaused(NodeObject node) {
    return node.availability() == NodeObject.Availability.PAUSE;
  }

  private static boolean isGlobal(@Nullable ServiceObject service) {
    return service != null && service.spec().mode() instanceof ServiceMode.Global;
  }
}
