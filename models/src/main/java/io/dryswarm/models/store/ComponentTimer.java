package io.dryswarm.models.store;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;

/** A timer of a component: its position in the list of components, and its key there. */
record ComponentTimer(int component, long key) implements Payload {
  @Override
  public long digest() {
    return Digest.of(component, key);
  }
}
