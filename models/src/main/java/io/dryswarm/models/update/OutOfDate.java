package io.dryswarm.models.update;

import io.dryswarm.models.scheduler.ConstraintExpression;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a task must be replaced to be as its service's specification wants it.
 *
 * <p>Source: control-plane facts 8.2; moby/swarmkit manager/orchestrator/task.go IsTaskDirty, update/updater.go isSlotDirty.
 */
public final class OutOfDate {
  private OutOfDate() {}

  /**
   * Whether template or endpoint differ. A task of the same spec version never is; nor is one that differs in its placement alone, as long
   * as its node satisfies the new constraints.
   *
   * @param node where the task is, {@code null} if nowhere or if the node is gone
   */
  public static boolean isTask(TaskObject task, ServiceObject service, @Nullable NodeObject node) {
    if (task.specVersion() == service.specVersion()) {
      return false;
    }
    TaskSpec wanted = service.spec().task();
    if (differsInPlacementOnly(task.spec(), wanted) && node != null && satisfies(node, wanted)) {
      return false;
    }
    return !wanted.equals(task.spec()) || !service.spec().endpoint().equals(task.endpoint());
  }

  /** As above, with the task's node looked up. */
  static boolean isTask(TaskObject task, ServiceObject service, StoreView view) {
    return isTask(
        task, service, task.node() == TaskObject.UNASSIGNED ? null : view.node(task.node()));
  }

  /** A slot is if it has several tasks, or its only one is. */
  static boolean isSlot(List<TaskObject> slot, ServiceObject service, StoreView view) {
    return slot.size() > 1 || (slot.size() == 1 && isTask(slot.get(0), service, view));
  }

  /** Whether the placement has changed and nothing else of the template has. */
  static boolean differsInPlacementOnly(TaskSpec present, TaskSpec wanted) {
    return !wanted.placement().equals(present.placement())
        && wanted.withPlacement(present.placement()).equals(present);
  }

  private static boolean satisfies(NodeObject node, TaskSpec wanted) {
    return ConstraintExpression.allMatch(
        ConstraintExpression.parseOrNone(wanted.placement().constraints()), node);
  }
}
