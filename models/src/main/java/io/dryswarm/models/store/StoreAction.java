package io.dryswarm.models.store;

/** One change of one whole object. */
public record StoreAction(StoreEvent.Op op, StoreObject object) {}
