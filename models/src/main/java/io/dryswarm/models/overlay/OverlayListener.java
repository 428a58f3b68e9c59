package io.dryswarm.models.overlay;

/** Told at once what changes in a node's tables. For observers: must not change anything. */
public interface OverlayListener {
  /** A back end became a destination on {@code atNode}: its own node first, the others as gossip reaches them. */
  default void backendAdded(int atNode, Endpoint e, long nowNs) {}

  /** A back end is being drained on {@code atNode}. */
  default void backendDisabled(int atNode, Endpoint e, long nowNs) {}

  /** A back end is gone on {@code atNode}, whatever the reason. */
  default void backendRemoved(int atNode, Endpoint e, long nowNs) {}

  /** {@code atNode} declared another node failed, and has just dropped the back ends that ran there; at least one. */
  default void backendsDropped(int atNode, int failedNode, long nowNs) {}

  /** {@code atNode} declared another node failed, with or without back ends there. */
  default void nodeFailed(int atNode, int failedNode, long nowNs) {}

  /** {@code atNode} has exchanged tables with all peers of a network that it joined. */
  default void networkJoined(int atNode, int network, long nowNs) {}
}
