package io.dryswarm.models.agent;

import io.dryswarm.models.store.SwarmKeys;

/** Told which network keys a node is to have, whenever its agent learns it. */
@FunctionalInterface
public interface KeyListener {
  void keysArrived(int node, SwarmKeys keys);
}
