package io.dryswarm.models.agent;

import io.dryswarm.models.store.NetworkKeys;

/** Told which keys of encrypted networks a node is to have, whenever its agent learns it. */
@FunctionalInterface
public interface KeyListener {
  void keysArrived(int node, NetworkKeys keys);
}
