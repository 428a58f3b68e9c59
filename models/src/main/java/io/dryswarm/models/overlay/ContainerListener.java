package io.dryswarm.models.overlay;

/** Told at once what changes in the namespaces of a node. For observers: must not change anything. */
public interface ContainerListener {
  /** A task's container was plugged in or out. */
  default void interfacesChanged(int node, int task, long nowNs) {}

  /** The node takes part in a network from now on. */
  default void networkCreated(int node, NetworkInfo network, long nowNs) {}

  /** The node does not take part in it any more. */
  default void networkRemoved(int node, NetworkInfo network, long nowNs) {}
}
