package io.dryswarm.models.restart;

import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import java.util.Comparator;

/**
 * A place of a service that holds one task at a time: a slot of a replicated service or job, a node of a global one.
 *
 * @param slot slot number, 0 for global services and jobs
 * @param node id of the node, {@link TaskObject#UNASSIGNED} for replicated services and jobs
 */
public record SlotKey(int service, int slot, int node) implements Comparable<SlotKey> {
  private static final Comparator<SlotKey> ORDER = Comparator.comparingInt(SlotKey::service)
      .thenComparingInt(SlotKey::slot)
      .thenComparingInt(SlotKey::node);

  /** The place of a task of this service. */
  public static SlotKey of(TaskObject task, ServiceObject service) {
    return service.spec().mode().isPerNode()
        ? new SlotKey(task.service(), 0, task.node())
        : new SlotKey(task.service(), task.slot(), TaskObject.UNASSIGNED);
  }

  /**
   * The place under which the restart supervisor looks up the attempts of a task. For a task of a global job it lacks the node, so that
   * nothing is found that was recorded under {@link #of}: Swarm does not limit the attempts of global jobs. Source: control-plane facts
   * 7.15.
   */
  static SlotKey lookedUp(TaskObject task, ServiceObject service) {
    return service.spec().mode() instanceof ServiceMode.GlobalJob
        ? new SlotKey(task.service(), task.slot(), TaskObject.UNASSIGNED)
        : of(task, service);
  }

  @Override
  public int compareTo(SlotKey other) {
    return ORDER.compare(this, other);
  }
}
