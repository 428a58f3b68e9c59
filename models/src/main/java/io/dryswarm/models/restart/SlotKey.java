package io.dryswarm.models.restart;

import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import java.util.Comparator;

/**
 * A place of a service that holds one task at a time: a slot of a replicated service, a node of a global one.
 *
 * @param slot slot number, 0 for global services
 * @param node id of the node, {@link TaskObject#UNASSIGNED} for replicated services
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

  @Override
  public int compareTo(SlotKey other) {
    return ORDER.compare(this, other);
  }
}
