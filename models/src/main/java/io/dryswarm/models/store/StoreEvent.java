package io.dryswarm.models.store;

import org.jspecify.annotations.Nullable;

/**
 * One committed change, published in commit order.
 *
 * @param object the object after the change; the last known one for a removal
 * @param old    the object before the change; {@code null} for a creation
 */
public record StoreEvent(
    Op op, StoreObject object, @Nullable StoreObject old) {
  /** What was done. */
  public enum Op {
    CREATE,
    UPDATE,
    REMOVE
  }
}
