package io.dryswarm.models.agent;

import io.dryswarm.models.store.NodeObject;

/** Told what the managers have of a node, whenever its agent learns it. */
@FunctionalInterface
public interface NodeObjectListener {
  void seen(NodeObject node);
}
