package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.store.StoreObject;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of one object.
 *
 * @param index   Raft index; changes of one transaction have the same
 * @param old     {@code null} for a creation
 * @param now     for a removal the last form
 */
record Change<T extends StoreObject>(
    long timeNs, long index, @Nullable T old, T now, boolean removed) {}
