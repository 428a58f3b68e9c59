package io.dryswarm.models.orchestrator;

import io.dryswarm.models.Dice;
import io.dryswarm.models.Shuffle;
import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.scheduler.ConstraintExpression;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rejects tasks whose node no longer satisfies their service's constraints, or no longer has what they reserve. It sets the observed state,
 * so that the orchestrator replaces them; their containers stop when it has.
 *
 * <p>Looks at each node at the start and at every change of the node, if it is ACTIVE. Tasks are taken in the order of their ids, which are
 * random in Swarm, so that the order is drawn; the first ones keep their resources. Source: control-plane facts 9.2.8-10; moby/swarmkit
 * manager/orchestrator/constraintenforcer/constraint_enforcer.go.
 */
public final class ConstraintEnforcer extends SerialComponent {
  static final String MESSAGE = "task rejected by constraint enforcer";
  static final String ERR = "assigned node no longer meets constraints";

  private final Dice dice;

  /** An enforcer that draws the order of tasks. */
  public ConstraintEnforcer(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String name() {
    return "enforcer.constraints";
  }

  @Override
  protected void begin() {
    writeInSequence(view().nodes().iterator(), this::rejections, () -> {});
  }

  @Override
  protected void handle(StoreEvent event) {
    if (event.op() == StoreEvent.Op.UPDATE && event.object() instanceof NodeObject node) {
      write(rejections(node), () -> {});
    }
  }

  private List<Consumer<StoreTx>> rejections(NodeObject node) {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    if (node.availability() != NodeObject.Availability.ACTIVE) {
      return parts;
    }
    List<TaskObject> tasks = new ArrayList<>(view().tasksOnNode(node.id()));
    tasks.removeIf(task -> !isHeld(task));
    Shuffle.shuffle(tasks, dice);
    NodeCapacity left = new NodeCapacity(node.description());
    for (TaskObject task : tasks) {
      if (!satisfies(node, task) || !left.take(task.spec().resources())) {
        parts.add(tx -> reject(task.id(), tx));
      } else if (!left.take(task.genericResources())) {
        parts.add(tx -> reject(task.id(), tx));
        break; // the tasks after it are not looked at
      }
    }
    return parts;
  }

  private static boolean isHeld(TaskObject task) {
    return task.desired().isAtLeast(TaskState.ASSIGNED)
        && !task.desired().isAfter(TaskState.COMPLETE)
        && !task.observed().isTerminal();
  }

  /** The service's constraints count: the task's own are old if only they have changed since. */
  private boolean satisfies(NodeObject node, TaskObject task) {
    ServiceObject service = view().service(task.service());
    PlacementSpec placement =
        service == null ? task.spec().placement() : service.spec().task().placement();
    return ConstraintExpression.allMatch(
        ConstraintExpression.parseOrNone(placement.constraints()), node);
  }

  private void reject(int id, StoreTx tx) {
    TaskObject task = tx.task(id);
    if (task == null || task.desired().isAfter(TaskState.COMPLETE)) {
      return;
    }
    TaskStatus before = task.status();
    long nowNs = out().nowNs();
    // The time at which managers stored a report of the agent stays: restart windows and history go
    // by it.
    long appliedNs = before.state().isAfter(TaskState.ASSIGNED) ? before.appliedNs() : nowNs;
    tx.update(task.withStatus(
        new TaskStatus(TaskState.REJECTED, MESSAGE, ERR, nowNs, appliedNs, before.exitCode())));
  }
}
