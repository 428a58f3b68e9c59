package io.dryswarm.models.executor;

import io.dryswarm.models.agent.AssignedTask;

/**
 * The data plane of a node as the executor uses it. Called for tasks with networks only, in the order of the methods, each at most once per
 * container; {@code activate} and {@code deactivate} are skipped where a container does not come so far. Nothing is called when the power goes.
 */
public interface NodeNetworks {
  /** Whether the node's own load-balancer addresses have arrived for all of the task's networks. */
  boolean hasAttachments(int node, AssignedTask task);

  /** The task's networks are made on the node as far as they are not there: preparing, before the container is made. F1.9. */
  default void createNetworks(int node, AssignedTask task) {}

  /** Endpoint made and its forwarding entry published, before the process starts. */
  void plug(int node, AssignedTask task);

  /** Service binding on: DNS and load balancing, at once on this node, gossiped to others. */
  void activate(int node, AssignedTask task);

  /** Service binding off: weight 0, the {@code tasks.*} record gone. */
  void deactivate(int node, AssignedTask task);

  /** Entries deleted; the node leaves the network if this was its last task there. */
  void release(int node, AssignedTask task);
}
